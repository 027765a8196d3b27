"use strict";(()=>{function R(n){return n+7&-8}function L(n){return n*10}function x(n,e){return{n:e,ref:new Uint32Array(n,0,e),x0:new Uint16Array(n,e*4,e),x1:new Uint16Array(n,e*6,e),state:new Uint8Array(n,e*8,e),flags:new Uint8Array(
n,e*9,e)}}function U(n,e,t){let a={spans:null,share:null,count:null,min:null,max:null,avg:null},r=R(L(e));switch(n){case 2:return{...a,spans:x(t,e)};case 3:return{
...a,spans:x(t,e),share:new Uint8Array(t,r,1024*4),count:new Uint8Array(t,r+1024*4,1024)};case 4:return{...a,min:new Float32Array(t,0,1024),max:new Float32Array(
t,1024*4,1024)};case 5:return{...a,avg:new Float32Array(t,0,1024*4)};default:return a}}var d=(()=>{let n=new Uint8Array(256).fill(255);n[1]=0,n[2]=1,n[3]=2,n[4]=3;for(let e=8;e<=12;e++)n[e]=0;for(let e=16;e<216;e++)n[e]=2;return n})();var h=8,w=[0,3,1,2],T=[1,2,3,4];function g(n,e){let t=n.x1[e];return t===65535?1024*64:t}function C(n){let e=new Float32Array(1024*4);for(let t=0;t<n.n;t++){let a=d[n.
state[t]];if(a===255)continue;let r=Math.min(n.x0[t],1024*64),i=Math.min(g(n,t),1024*64),l=Math.floor(r/64),s=Math.min(Math.floor((i-1)/64),1023);for(let o=l;o<=
s;o++){let A=Math.max(r,o*64),f=Math.min(i,(o+1)*64);e[o*4+a]+=(f-A)*255/64}}return e}function E(n){return(n/255)**2.2}function k(n,e,t,a){let r=0,i=0,l=0,s=0;for(let A=0;A<
4;A++){let f=n[e+A];if(f===0)continue;let u=t[A===0?a:T[A]];r+=f,i+=f*E(u&255),l+=f*E(u>>>8&255),s+=f*E(u>>>16&255)}if(r<1)return 0;let o=A=>Math.round(255*(A/r)**
(1/2.2));return(Math.min(255,Math.round(r))<<24|o(s)<<16|o(l)<<8|o(i))>>>0}function v(n,e,t,a,r){let i=0,l=0;for(let s of w){i+=n[e+s];let o=Math.min(a,Math.round(
i/t*a));r[s]=o-l,l=o}for(let s of[1,0,3]){if(r[s]!==0||n[e+s]<t/500)continue;let o=r[2]>1?2:r[0]>2?0:-1;if(o>=0)r[o]--;else if(l<a)l++;else continue;r[s]=1}}function S(n,e,t,a){
let{height:r,pixels:i}=a,l=new Int32Array(4);for(let s=0;s<1024;s++){let o=s*4;if(r<h){let f=k(e,o,i,a.own);for(let u=0;u<r;u++)n[u*1024+s]=f;continue}v(e,o,t,r,
l);let A=r;for(let f of w){let u=i[f===0?a.own:T[f]];for(let y=l[f];y>0&&A>0;y--)n[--A*1024+s]=u}}}function I(n,e,t){for(let a=0;a<e.n;a++){let r=Math.ceil(Math.
min(e.x0[a],1024*64)/64),i=Math.min(Math.floor(g(e,a)/64),1024),l=t.pixels[e.state[a]];if(!(l===0||i<=r))for(let s=0;s<t.height;s++)n.fill(l,s*1024+r,s*1024+i)}}
function D(n,e,t){if(t.height<h*1.5)return;let a=Math.max(1,Math.round(t.height/14)),r=t.pixels[7];for(let i=0;i<1024;i++)if(!(e[i]<3))for(let l=0;l<a;l++)n[l*1024+
i]=r}function F(n,e,t,a){let{height:r,pixels:i}=a,l=Math.max(a.scale-a.base,1e-9),s=u=>Math.round(Math.min(1,Math.max(0,(u-a.base)/l))*(r-2)),o=i[12],A=(o&16777215|
96<<24)>>>0,f=(o&16777215|176<<24)>>>0;for(let u=0;u<1024;u++){if(Number.isNaN(t[u]))continue;let y=s(e[u]),b=Math.max(s(t[u]),y);for(let m=0;m<y;m++)n[(r-1-m)*
1024+u]=A;for(let m=y;m<b;m++)n[(r-1-m)*1024+u]=f;n[(r-1-b)*1024+u]=o}}function M(n,e){let t=new Uint32Array(1024*e.height);switch(n.kind){case 1:t.fill(e.pixels[n.
state]);break;case 2:S(t,C(n.spans),255,e),I(t,n.spans,e);break;case 3:S(t,n.share,255,e),I(t,n.spans,e),D(t,n.count,e);break;case 4:F(t,n.min,n.max,e);break;case 5:
S(t,n.avg,Math.max(e.scale,1e-6),e);break;default:break}return t}var p=self,B=new Uint32Array(256);p.onmessage=async({data:n})=>{n.pixels&&(B=n.pixels);try{let e=U(n.kind,n.n,n.payload??new ArrayBuffer(0)),t=M({kind:n.kind,state:n.
state,...e},{height:n.height,pixels:B,scale:n.scale,base:n.base,own:n.own}),a=new Uint8ClampedArray(t.buffer),r=await createImageBitmap(new ImageData(a,1024,n.height));
p.postMessage({id:n.id,bitmap:r},[r])}catch{p.postMessage({id:n.id,bitmap:null},[])}};})();
