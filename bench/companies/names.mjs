/**
 * Names of companies of many countries, written down for this benchmark from general knowledge. They are examples of how
 * names look, not a register: the legal forms may be out of date.
 */
export const companies = `
3M Company; A.P. Møller – Mærsk A/S; ABB Ltd; Abbott Laboratories; Accenture plc; Accor S.A.; Adidas AG; Adobe Inc.
Aegon N.V.; Ageas SA/NV; Air Liquide S.A.; Airbus SE; Akzo Nobel N.V.; Alcoa Corporation; Alfa Laval AB; Allianz SE
Allegro.eu S.A.; Alstom S.A.; Amadeus IT Group, S.A.; Amcor plc; Amdocs Limited; América Móvil, S.A.B. de C.V.
Anglo American plc; Anheuser-Busch InBev SA/NV; Ansys, Inc.; Aptiv PLC; Aramco; ArcelorMittal S.A.; Arçelik A.Ş.
Asahi Kasei Corporation; Aselsan Elektronik Sanayi ve Ticaret A.Ş.; Asian Paints Limited; ASML Holding N.V.
Assicurazioni Generali S.p.A.; Astellas Pharma Inc.; AstraZeneca PLC; AT&T Inc.; Atlas Copco AB; Atlassian Pty Ltd
Atos SE; Autodesk, Inc.; Aviva plc; AXA S.A.; Azimut Holding S.p.A.; BAE Systems plc; Bajaj Auto Limited
Banco Bilbao Vizcaya Argentaria, S.A.; Banco Bradesco S.A.; Banco Santander, S.A.; Bank Mandiri (Persero) Tbk
Bank of Ireland Group plc; Barclays PLC; Barilla G. e R. Fratelli S.p.A.; BASF SE; Bayer AG; Beiersdorf AG; Bechtle AG
Becton, Dickinson and Company; Bertelsmann SE & Co. KGaA; Bharat Petroleum Corporation Limited; Bharti Airtel Limited
BHP Group Limited; Bidvest Group Ltd; BMW AG; BNP Paribas S.A.; Boehringer Ingelheim GmbH; Bombardier Inc.
Booz Allen Hamilton Inc.; Robert Bosch GmbH; Boston Scientific Corporation; Bouygues S.A.; BP p.l.c.
Braskem S.A.; Bridgestone Corporation; Bristol-Myers Squibb Company; British American Tobacco p.l.c.; BT Group plc
Brunello Cucinelli S.p.A.; Budimex S.A.; Bunge Limited; Burberry Group plc; Bystronic AG; Caixabank, S.A.
Campari Group N.V.; Canon Inc.; Capgemini SE; Cargill, Incorporated; Carl Zeiss AG; Carlsberg A/S; Carrefour S.A.
Casio Computer Co., Ltd.; Caterpillar Inc.; CD Projekt S.A.; Celestica Inc.; Cemex, S.A.B. de C.V.; Cencosud S.A.
Centrica plc; CEZ, a. s.; Charoen Pokphand Foods PCL; Check Point Software Technologies Ltd.; Chevron Corporation
China Mobile Limited; Cielo S.A.; Cintas Corporation; Cisco Systems, Inc.; Cloetta AB; Coca-Cola HBC AG
Cochlear Limited; Cognizant Technology Solutions Corporation; Colgate-Palmolive Company; Coloplast A/S
Comarch S.A.; Compagnie de Saint-Gobain S.A.; Compagnie Financière Richemont SA; Compass Group PLC
ConocoPhillips Company; Continental AG; Corning Incorporated; Covestro AG; Crédit Agricole S.A.; CRH plc; CSL Limited
Cyfrowy Polsat S.A.; Daikin Industries, Ltd.; Daimler Truck AG; Danone S.A.; Danske Bank A/S; Dassault Systèmes SE
Datadog, Inc.; De'Longhi S.p.A.; Deere & Company; Delivery Hero SE; Dell Technologies Inc.; Deloitte LLP; Denso Corporation
Dentsu Inc.; Deutsche Bahn AG; Deutsche Bank AG; Deutsche Lufthansa AG; Deutsche Post AG; Deutsche Telekom AG; Diageo plc
Dino Polska S.A.; DocuSign, Inc.; Dr. August Oetker KG; Dr. Reddy's Laboratories Ltd.; Drägerwerk AG & Co. KGaA; DSV A/S
DuPont de Nemours, Inc.; Dürr AG; E.ON SE; Eaton Corporation plc; Ecopetrol S.A.; Edenred SE; EDP – Energias de Portugal, S.A.
Eiffage S.A.; Electrolux AB; Électricité de France S.A.; Eli Lilly and Company; Embraer S.A.; Emerson Electric Co.
Empresas CMPC S.A.; Enagás, S.A.; Endesa, S.A.; Enel S.p.A.; Engie S.A.; Eni S.p.A.; Epiroc AB; Equinor ASA
Eregli Demir ve Çelik Fabrikalari T.A.Ş.; Ericsson AB; Erste Group Bank AG; EssilorLuxottica SA; Essity AB
Estée Lauder Companies Inc.; Evonik Industries AG; Experian plc; Exxon Mobil Corporation; FANUC Corporation
Falabella S.A.; Ferragamo S.p.A.; Ferrero International S.A.; Ferrovial SE; Fincantieri S.p.A.; Fiskars Oyj Abp
Fomento Económico Mexicano, S.A.B. de C.V.; Fonterra Co-operative Group Limited; Ford Motor Company; Fortum Oyj
Freeport-McMoRan Inc.; Fresenius SE & Co. KGaA; Fresnillo plc; Fuchs Petrolub SE; Fujitsu Limited; Galenica AG
Galp Energia, SGPS, S.A.; Garmin Ltd.; Geberit AG; Gecina SA; General Dynamics Corporation; General Mills, Inc.
Genmab A/S; Gerdau S.A.; Getinge AB; Givaudan SA; GlaxoSmithKline plc; Glencore plc; Globant S.A.; Godrej Industries Limited
Grifols, S.A.; Grupo Bimbo, S.A.B. de C.V.; Grupo México, S.A.B. de C.V.; H & M Hennes & Mauritz AB; H. Lundbeck A/S
Häfele SE & Co KG; Halliburton Company; Hannover Rück SE; Hapag-Lloyd AG; Harley-Davidson, Inc.; Haribo GmbH & Co. KG
Harvey Norman Holdings Ltd; Heidelberg Materials AG; Heineken N.V.; Henkel AG & Co. KGaA; Hensoldt AG; Hermès International S.A.
Hewlett Packard Enterprise Company; Hilti Aktiengesellschaft; Hindustan Unilever Limited; Hitachi, Ltd.; Hochtief AG
Honda Motor Co., Ltd.; Honeywell International Inc.; Hormel Foods Corporation; Hoya Corporation; HP Inc.; Huhtamäki Oyj
Huntington Ingalls Industries, Inc.; Husqvarna AB; Hyundai Motor Company; Iberdrola, S.A.; ICA Gruppen AB; Illumina, Inc.
Indutrade AB; Infineon Technologies AG; Infosys Limited; ING Groep N.V.; Inditex, S.A.; Intel Corporation
International Business Machines Corporation; Intertek Group plc; Intesa Sanpaolo S.p.A.; Intuitive Surgical, Inc.
Isuzu Motors Limited; Itaú Unibanco Holding S.A.; ITC Limited; ITOCHU Corporation; J Sainsbury plc; Jacobs Solutions Inc.
JBS S.A.; Jerónimo Martins, SGPS, S.A.; JFE Steel Corporation; Johnson Controls International plc; Johnson & Johnson
Jones Lang LaSalle Incorporated; JPMorgan Chase & Co.; Jungheinrich AG; Juniper Networks, Inc.; Jyske Bank A/S
K+S Aktiengesellschaft; Kajima Corporation; Kakao Corp.; Kao Corporation; Kawasaki Heavy Industries, Ltd.; KBC Groep NV
Keppel Corporation Limited; Kering S.A.; Kerry Group plc; Kesko Oyj; Keyence Corporation; KGHM Polska Miedź S.A.
Kimberly-Clark Corporation; Kingfisher plc; Kingspan Group plc; Kirin Holdings Company, Limited; Klabin S.A.; Klöckner & Co SE
Knorr-Bremse AG; Koç Holding A.Ş.; Kojamo Oyj; Komatsu Ltd.; Komerční banka, a.s.; KONE Oyj; Konica Minolta, Inc.
Koninklijke Ahold Delhaize N.V.; Koninklijke Philips N.V.; Kroger Co.; Krones AG; KUKA AG; Kubota Corporation
Kühne + Nagel International AG; Kyocera Corporation; L'Oréal S.A.; L3Harris Technologies, Inc.; Lagardère SA; Lanxess AG
Larsen & Toubro Limited; Legrand SA; Leonardo S.p.A.; Leroy Merlin France SA; Levi Strauss & Co.; LG Electronics Inc.
Lindt & Sprüngli AG; Linde plc; Localiza Rent a Car S.A.; Lockheed Martin Corporation; Logitech International S.A.
Lonza Group AG; Lotus Bakeries NV; LPP S.A.; Lufkin Industries, LLC; Lululemon Athletica Inc.; Luzerner Kantonalbank AG
LVMH Moët Hennessy Louis Vuitton SE; Macquarie Group Limited; Magna International Inc.; Mahindra & Mahindra Limited; MAN SE
Manulife Financial Corporation; Mapfre, S.A.; Marks and Spencer Group plc; Marriott International, Inc.; Marubeni Corporation
Mastercard Incorporated; Mattel, Inc.; mBank S.A.; McCormick & Company, Incorporated; McKinsey & Company, Inc.
Mediobanca S.p.A.; Medtronic plc; Melexis NV; Melrose Industries PLC; Mercadona, S.A.; MercadoLibre, Inc.
Merck KGaA; Metso Oyj; Michelin SCA; Micron Technology, Inc.; Migros-Genossenschafts-Bund; Mitsubishi Electric Corporation
Mitsui & Co., Ltd.; Mizuho Financial Group, Inc.; Moderna, Inc.; MOL Nyrt.; Molson Coors Beverage Company; Moncler S.p.A.
Mondelez International, Inc.; Mondi plc; Motorola Solutions, Inc.; MTN Group Limited; MTU Aero Engines AG; Munich Re AG
Murata Manufacturing Co., Ltd.; Mytilineos S.A.; Naspers Limited; National Australia Bank Limited; National Grid plc
Natura & Co; Naturgy Energy Group, S.A.; NEC Corporation; Nemak, S.A.B. de C.V.; Neste Oyj; Nestlé S.A.; Nexans S.A.
Nibe Industrier AB; Nidec Corporation; Nike, Inc.; Nikon Corporation; Nintendo Co., Ltd.; Nippon Steel Corporation
Nissan Motor Co., Ltd.; Nitto Denko Corporation; NN Group N.V.; Nokia Oyj; Nomura Holdings, Inc.; Nordea Bank Abp
Norsk Hydro ASA; Northrop Grumman Corporation; Novartis AG; Novo Nordisk A/S; NTT Data Corporation; Nucor Corporation
NVIDIA Corporation; NXP Semiconductors N.V.; Obayashi Corporation; Occidental Petroleum Corporation; Ocado Group plc
Olympus Corporation; Omron Corporation; OMV Aktiengesellschaft; Oracle Corporation; Orange S.A.; Orica Limited
Orion Oyj; ORIX Corporation; Orkla ASA; Ørsted A/S; Oshkosh Corporation; Osram GmbH; Otis Worldwide Corporation
OTP Bank Nyrt.; Outokumpu Oyj; Paccar Inc; Palo Alto Networks, Inc.; Panasonic Corporation; Pandora A/S; Parker-Hannifin Corporation
Partners Group Holding AG; PayPal Inc.; Pearson plc; Pernod Ricard S.A.; Persimmon Plc; Petróleo Brasileiro S.A.
Petronas Chemicals Group Berhad; Pfizer Inc.; PGE Polska Grupa Energetyczna S.A.; Piaggio & C. S.p.A.; Piraeus Bank S.A.
Pirelli & C. S.p.A.; PKN Orlen S.A.; Porsche AG; Posco; Poste Italiane S.p.A.; Power Grid Corporation of India Limited
Powszechna Kasa Oszczędności Bank Polski S.A.; Procter & Gamble Company; ProSiebenSat.1 Media SE; Prudential plc
Prysmian S.p.A.; Publicis Groupe S.A.; Puma SE; Qantas Airways Limited; Qiagen N.V.; Qualcomm Incorporated; Raia Drogasil S.A.
Raiffeisen Bank International AG; Randstad N.V.; Rational AG; Raytheon Company; Reckitt Benckiser plc; Red Bull GmbH
Red Eléctrica Corporación, S.A.; Reliance Industries Limited; RELX PLC; Remy Cointreau SA; Renault S.A.; Repsol, S.A.
Rheinmetall AG; Ricoh Company, Ltd.; Rio Tinto plc; Roche Holding AG; Rockwell Automation, Inc.; Rockwool A/S
Rolls-Royce plc; Royal Bank of Canada; RWE AG; Ryanair DAC; Saab AB; Sabancı Holding A.Ş.; SAFRAN SA; Salesforce, Inc.
Salzgitter AG; Sampo Oyj; Samsung Electronics Co., Ltd.; Sandvik AB; Sanofi S.A.; SAP SE; Saputo Inc.; Sasol Limited
Sberbank PAO; Schaeffler AG; Schindler Holding AG; Schlumberger N.V.; Schneider Electric SE; Schibsted ASA; Schroders plc
Scania AB; Seagate Technology plc; Securitas AB; Sekisui House, Ltd.; Semen Indonesia (Persero) Tbk; ServiceNow, Inc.
SGS SA; Shimano Inc.; Shin-Etsu Chemical Co., Ltd.; Shiseido Company, Limited; Shoprite Holdings Ltd; Siam Cement PCL
Siemens AG; Siemens Healthineers AG; Sika AG; Singapore Airlines Limited; Skanska AB; Škoda Auto a.s.; SKF AB
Smith & Nephew plc; Smurfit Kappa Group plc; Snam S.p.A.; Snowflake Inc.; Sociedad Química y Minera de Chile S.A.
Société Générale S.A.; Sodexo S.A.; SoftBank Group Corp.; Solvay SA; Sonova Holding AG; Sony Group Corporation; Sopra Steria Group SA
Spirax-Sarco Engineering plc; SSAB AB; Standard Chartered PLC; Starbucks Corporation; STMicroelectronics N.V.
Stora Enso Oyj; Straumann Holding AG; Stryker Corporation; Subaru Corporation; Südzucker AG; Suez S.A.; Sulzer AG
Sumitomo Electric Industries, Ltd.; Sun Pharmaceutical Industries Limited; Suzano S.A.; Suzuki Motor Corporation
Svenska Cellulosa Aktiebolaget SCA; Svenska Handelsbanken AB; Swarovski AG; Swedbank AB; Swisscom AG; Symrise AG; Sysco Corporation
Takeda Pharmaceutical Company Limited; Talanx AG; Tata Consultancy Services Limited; Tata Motors Limited; Tate & Lyle PLC
TDK Corporation; Teck Resources Limited; Tech Mahindra Limited; Tele2 AB; Telefónica, S.A.; Telekomunikasi Indonesia (Persero) Tbk
Telenor ASA; Teleperformance SE; Telia Company AB; Telstra Limited; Temenos AG; Tenaris S.A.; Ternium S.A.; Tesco PLC
Teva Pharmaceutical Industries Limited; Texas Instruments Incorporated; Thales S.A.; The Boeing Company; The Hershey Company
The Home Depot, Inc.; The Kraft Heinz Company; The Walt Disney Company; Thermo Fisher Scientific Inc.; Thomson Reuters Corporation
thyssenkrupp AG; Tietoevry Oyj; Titan Company Limited; TotalEnergies SE; Toshiba Corporation; Toyota Motor Corporation; Trelleborg AB
Trumpf SE + Co. KG; Tryg A/S; TUI AG; Tüpraş Türkiye Petrol Rafinerileri A.Ş.; Turkcell İletişim Hizmetleri A.Ş.
Tyson Foods, Inc.; UBS AG; UCB SA; Ubisoft Entertainment SA; Umicore NV; Unicharm Corporation; UniCredit S.p.A.; Unilever PLC
Union Pacific Corporation; United Overseas Bank Limited; UnitedHealth Group Incorporated; UPM-Kymmene Oyj; Vale S.A.; Valeo SE
Valmet Oyj; Vattenfall AB; Veolia Environnement S.A.; Verallia SA; Verbund AG; Verizon Communications Inc.; Vestas Wind Systems A/S
Viessmann GmbH & Co. KG; Vinci S.A.; Vivendi SE; Voestalpine AG; Volkswagen AG; Volvo Car AB; Vonovia SE; Vopak N.V.
Wacker Chemie AG; Walgreens Boots Alliance, Inc.; Wärtsilä Oyj Abp; Wesfarmers Limited; Westinghouse Air Brake Technologies Corporation
Weyerhaeuser Company; Whirlpool Corporation; Wienerberger AG; Wipro Limited; Wolters Kluwer N.V.; Woolworths Group Limited
Workday, Inc.; Worldline SA; WPP plc; Würth GmbH & Co. KG; Xerox Corporation; Yamaha Corporation; Yara International ASA
Yokogawa Electric Corporation; Zalando SE; Zebra Technologies Corporation; ZF Friedrichshafen AG; Zoetis Inc.; Zscaler, Inc.
ООО Яндекс; ПАО Лукойл; ПАО Северсталь; АО Тинькофф Банк; ПАО Магнит; ТОВ Рошен; АД Софарма; ЕООД Телерик
株式会社トヨタ自動車; ソニー株式会社; 株式会社日立製作所; 任天堂株式会社; 三菱商事株式会社; 有限会社山田製作所; 株式会社ローソン
华为技术有限公司; 阿里巴巴集团有限公司; 比亚迪股份有限公司; 小米科技有限责任公司; 中国石油化工股份有限公司; 台積電股份有限公司
삼성전자 주식회사; 현대자동차 주식회사; 주식회사 카카오; 네이버 주식회사; 엘지화학 주식회사; Εθνική Τράπεζα Α.Ε.; ΟΤΕ Α.Ε.
`
  .split(/[;\n]/)
  .map((name) => name.trim())
  .filter(Boolean);
