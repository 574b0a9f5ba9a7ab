/** The build puts style sheets beside the page. */
declare module "*.css";
