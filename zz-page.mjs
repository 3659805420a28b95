import { chromium } from 'playwright';
// path scheme width chunk [media]
const [,, path, scheme, w, chunk='2000', media=''] = process.argv;
const b=await chromium.launch({executablePath:'/usr/bin/chromium'});
const pg=await b.newPage({viewport:{width:+w,height:900},colorScheme:scheme,reducedMotion:'reduce',...(media==='forced'?{forcedColors:'active'}:{})});
await pg.goto('http://127.0.0.1:4571'+path,{waitUntil:'networkidle'});
if(media==='grey') await pg.addStyleTag({content:'html{filter:grayscale(1)}'});
if(media==='print') await pg.emulateMedia({media:'print'});
if(media==='open') await pg.evaluate(()=>{for(const d of document.querySelectorAll('details')) d.open=true});
const h=await pg.evaluate(()=>document.body.scrollHeight);
const n=path.replace(/\W+/g,'_')+`${w}-${scheme}${media}`;
for(let i=0,y=0;y<h;i++,y+=+chunk) await pg.screenshot({path:`/tmp/look/${n}-${i}.png`,fullPage:true,clip:{x:0,y,width:+w,height:Math.min(+chunk,h-y)}});
console.log(n,h, await pg.evaluate(()=>document.documentElement.scrollWidth)); await b.close();
