/**
 * Under which endings domains are sold, as far as it matters to tell two companies apart: a small part of
 * https://publicsuffix.org/list/. Not known here: third levels (Japanese cities, schools of British counties), most
 * brands' own endings, and hosts of sites that few companies use.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Second levels that stand for a kind of owner under nearly every country's ending: co.uk, com.br, or.jp. */
export const kinds = words(`co com net org edu gov gob gouv govt gub mil ac or ne go ad gr lg ed re pe plc ltd nom
  info biz web name firm gen ind idv res sch asso tm press law adv eng med art emp inf int coop id me`);

/** Endings under which companies own such names themselves, but for those in `endings`: info.de is a company's. */
export const withoutKinds =
  words(`de at nl be ch li lu dk fi no se eu cz sk us ca ie is me tv cc io ai fr it es pt hu fm am la
  ws to gg sh ly nu su pl ru`);

/** Other endings under which anybody can have a name of their own. */
export const endings =
  words(`co.at or.at gv.at ac.at ac.be com.fr asso.fr nom.fr prd.fr tm.fr gouv.fr gov.it edu.it com.es nom.es org.es
  gob.es edu.es com.pt org.pt edu.pt gov.pt com.hr com.cy com.mt com.pl net.pl org.pl waw.pl msk.ru spb.ru com.ru
  kiev.ua kyiv.ua lviv.ua in.ua co.hu gov.ie gc.ca on.ca qc.ca bc.ca ab.ca
  av.tr bel.tr dr.tr pol.tr k12.tr nhs.uk police.uk asn.au cri.nz geek.nz maori.nz kiwi.nz iwi.nz school.nz
  in.th mi.th my.id desa.id or.id per.sg nic.in mod.uk
  uk.com us.com eu.com de.com gb.net uk.net se.net br.com cn.com ru.com sa.com za.com jpn.com co.com kr.com hu.com no.com
  github.io gitlab.io blogspot.com wordpress.com wixsite.com weebly.com myshopify.com shopify.com squarespace.com
  webflow.io netlify.app vercel.app web.app firebaseapp.com herokuapp.com azurewebsites.net cloudapp.net onmicrosoft.com
  amazonaws.com cloudfront.net pages.dev workers.dev fly.dev render.com zendesk.com atlassian.net force.com
  business.site godaddysites.com jimdosite.com jimdofree.com strikingly.com carrd.co notion.site tumblr.com`);

/** Sites on which companies have a page: they say nothing about whose it is. */
export const shared =
  words(`linkedin.com facebook.com instagram.com twitter.com x.com youtube.com tiktok.com xing.com maps.app
  goo.gl bit.ly linktr.ee wikipedia.org crunchbase.com yelp.com medium.com t.me wa.me`);

/** Mail for everybody, by the name before any country's ending. */
export const freeNames = words(
  `gmail googlemail yahoo ymail rocketmail hotmail outlook live msn aol icloud gmx protonmail yandex`,
);

/** Mail for everybody: an address there says nothing about a company. */
export const freeMail =
  words(`me.com mac.com pm.me proton.me mail.com email.com usa.com mail.ru bk.ru list.ru inbox.ru rambler.ru ya.ru
  inbox.com fastmail.com fastmail.fm hey.com zoho.com zohomail.com tutanota.com tuta.io hushmail.com web.de freenet.de
  t-online.de arcor.de posteo.de mailbox.org vodafone.de orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr neuf.fr
  libero.it virgilio.it tiscali.it alice.it tin.it email.it bluewin.ch hispeed.ch sunrise.ch skynet.be telenet.be
  ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl xs4all.nl wp.pl o2.pl onet.pl op.pl interia.pl poczta.fm seznam.cz
  centrum.cz email.cz post.cz azet.sk freemail.hu citromail.hu abv.bg mail.bg ukr.net i.ua telia.com comhem.se online.no
  bigpond.com optusnet.com.au xtra.co.nz btinternet.com sky.com virginmedia.com talktalk.net blueyonder.co.uk ntlworld.com
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net juno.com
  shaw.ca rogers.com sympatico.ca telus.net videotron.ca uol.com.br bol.com.br terra.com.br ig.com.br rediffmail.com
  qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com 139.com 189.cn aliyun.com naver.com daum.net
  hanmail.net kakao.com nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com walla.com walla.co.il
  mailinator.com guerrillamail.com yopmail.com tempmail.com 10minutemail.com trashmail.com`);
