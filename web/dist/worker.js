"use strict";(()=>{function pad8(n){return n+7&-8}function spanBytes(n){return n*10}function layoutSpans(buf,n){return{n,ref:new Uint32Array(buf,0,n),x0:new Uint16Array(buf,n*4,n),x1:new Uint16Array(buf,n*6,n),state:new Uint8Array(buf,n*8,n),flags:new Uint8Array(
buf,n*9,n)}}function layoutPayload(kind,n,buf){let none={spans:null,share:null,count:null,min:null,max:null,avg:null},at=pad8(spanBytes(n));switch(kind){case 2:
return{...none,spans:layoutSpans(buf,n)};case 3:return{...none,spans:layoutSpans(buf,n),share:new Uint8Array(buf,at,1024*4),count:new Uint8Array(buf,at+1024*4,1024)};case 4:
return{...none,min:new Float32Array(buf,0,1024),max:new Float32Array(buf,1024*4,1024)};case 5:return{...none,avg:new Float32Array(buf,0,1024*4)};default:return none}}var CLASS_OF=(()=>{let of=new Uint8Array(256).fill(255);of[1]=0,of[2]=1,of[3]=2,of[4]=3;for(let s=8;s<=12;s++)of[s]=0;for(let s=16;s<216;s++)of[s]=2;return of})();var THIN=8,STACK=[0,3,1,2],STATE_OF_CLASS=[1,2,3,4];function x1Of(spans,i){let x=spans.x1[i];return x===65535?1024*64:x}function coverage(spans){let out=new Float32Array(
1024*4);for(let i=0;i<spans.n;i++){let cls=CLASS_OF[spans.state[i]];if(cls===255)continue;let a=Math.min(spans.x0[i],1024*64),b=Math.min(x1Of(spans,i),1024*64),
first=Math.floor(a/64),last=Math.min(Math.floor((b-1)/64),1023);for(let bin=first;bin<=last;bin++){let from=Math.max(a,bin*64),to=Math.min(b,(bin+1)*64);out[bin*
4+cls]+=(to-from)*255/64}}return out}function linear(v){return(v/255)**2.2}function mixPixel(shares,at,colors){let total=0,r=0,g=0,b=0;for(let cls=0;cls<4;cls++){
let share=shares[at+cls];if(share===0)continue;let c=colors[STATE_OF_CLASS[cls]];total+=share,r+=share*linear(c&255),g+=share*linear(c>>>8&255),b+=share*linear(
c>>>16&255)}if(total<1)return 0;let byte=v=>Math.round(255*(v/total)**(1/2.2));return(Math.min(255,Math.round(total))<<24|byte(b)<<16|byte(g)<<8|byte(r))>>>0}function columnHeights(shares,at,top,height,out){
let sum=0,used=0;for(let cls of STACK){sum+=shares[at+cls];let upTo=Math.min(height,Math.round(sum/top*height));out[cls]=upTo-used,used=upTo}for(let cls of[1,0,
3]){if(out[cls]!==0||shares[at+cls]<top/500)continue;let donor=out[2]>1?2:out[0]>2?0:-1;if(donor>=0)out[donor]--;else if(used<height)used++;else continue;out[cls]=
1}}function paintShares(out,shares,top,paint){let{height,pixels:pixels2}=paint,parts=new Int32Array(4);for(let bin=0;bin<1024;bin++){let at=bin*4;if(height<THIN){
let c=mixPixel(shares,at,pixels2);for(let y2=0;y2<height;y2++)out[y2*1024+bin]=c;continue}columnHeights(shares,at,top,height,parts);let y=height;for(let cls of STACK){
let c=pixels2[STATE_OF_CLASS[cls]];for(let k=parts[cls];k>0&&y>0;k--)out[--y*1024+bin]=c}}}function paintSolid(out,spans,paint){for(let i=0;i<spans.n;i++){let first=Math.
ceil(Math.min(spans.x0[i],1024*64)/64),last=Math.min(Math.floor(x1Of(spans,i)/64),1024),c=paint.pixels[spans.state[i]];if(!(c===0||last<=first))for(let y=0;y<paint.
height;y++)out.fill(c,y*1024+first,y*1024+last)}}function paintMerged(out,count,paint){if(paint.height<THIN*1.5)return;let rows=Math.max(1,Math.round(paint.height/
14)),c=paint.pixels[7];for(let bin=0;bin<1024;bin++)if(!(count[bin]<3))for(let y=0;y<rows;y++)out[y*1024+bin]=c}function paintCounter(out,min,max,paint){let{height,
pixels:pixels2}=paint,span=Math.max(paint.scale-paint.base,1e-9),level=v=>Math.round(Math.min(1,Math.max(0,(v-paint.base)/span))*(height-2)),solid=pixels2[12],soft=(solid&
16777215|96<<24)>>>0,band=(solid&16777215|176<<24)>>>0;for(let bin=0;bin<1024;bin++){if(Number.isNaN(max[bin]))continue;let low=level(min[bin]),high=Math.max(level(
max[bin]),low);for(let y=0;y<low;y++)out[(height-1-y)*1024+bin]=soft;for(let y=low;y<high;y++)out[(height-1-y)*1024+bin]=band;out[(height-1-high)*1024+bin]=solid}}
function paintTile(tile,paint){let out=new Uint32Array(1024*paint.height);switch(tile.kind){case 1:out.fill(paint.pixels[tile.state]);break;case 2:paintShares(out,
coverage(tile.spans),255,paint),paintSolid(out,tile.spans,paint);break;case 3:paintShares(out,tile.share,255,paint),paintSolid(out,tile.spans,paint),paintMerged(
out,tile.count,paint);break;case 4:paintCounter(out,tile.min,tile.max,paint);break;case 5:paintShares(out,tile.avg,Math.max(paint.scale,1e-6),paint);break;default:
break}return out}var scope=self,pixels=new Uint32Array(256);scope.onmessage=async({data:job})=>{job.pixels&&(pixels=job.pixels);try{let parts=layoutPayload(job.kind,job.n,job.payload??
new ArrayBuffer(0)),picture=paintTile({kind:job.kind,state:job.state,...parts},{height:job.height,pixels,scale:job.scale,base:job.base}),bytes=new Uint8ClampedArray(
picture.buffer),bitmap=await createImageBitmap(new ImageData(bytes,1024,job.height));scope.postMessage({id:job.id,bitmap},[bitmap])}catch{scope.postMessage({id:job.
id,bitmap:null},[])}};})();
