"use strict";(()=>{function R(n){return n+7&-8}function L(n){return n*10}function b(n,e){return{n:e,ref:new Uint32Array(n,0,e),x0:new Uint16Array(n,e*4,e),x1:new Uint16Array(n,e*6,e),state:new Uint8Array(n,e*8,e),flags:new Uint8Array(
n,e*9,e)}}function U(n,e,t){let r={spans:null,share:null,count:null,min:null,max:null,avg:null},a=R(L(e));switch(n){case 2:return{...r,spans:b(t,e)};case 3:return{
...r,spans:b(t,e),share:new Uint8Array(t,a,1024*4),count:new Uint8Array(t,a+1024*4,1024)};case 4:return{...r,min:new Float32Array(t,0,1024),max:new Float32Array(
t,1024*4,1024)};case 5:return{...r,avg:new Float32Array(t,0,1024*4)};default:return r}}var d=(()=>{let n=new Uint8Array(256).fill(255);n[1]=0,n[2]=1,n[3]=2,n[4]=3;for(let e=8;e<=12;e++)n[e]=0;for(let e=16;e<216;e++)n[e]=2;return n})();var I=8,T=[0,3,1,2],g=[1,2,3,4];function w(n,e){let t=n.x1[e];return t===65535?1024*64:t}function G(n){let e=new Float32Array(1024*4);for(let t=0;t<n.n;t++){let r=d[n.
state[t]];if(r===255)continue;let a=Math.min(n.x0[t],1024*64),i=Math.min(w(n,t),1024*64),l=Math.floor(a/64),s=Math.min(Math.floor((i-1)/64),1023);for(let o=l;o<=
s;o++){let f=Math.max(a,o*64),A=Math.min(i,(o+1)*64);e[o*4+r]+=(A-f)*255/64}}return e}function E(n){return(n/255)**2.2}function k(n,e,t){let r=0,a=0,i=0,l=0;for(let o=0;o<
4;o++){let f=n[e+o];if(f===0)continue;let A=t[g[o]];r+=f,a+=f*E(A&255),i+=f*E(A>>>8&255),l+=f*E(A>>>16&255)}if(r<1)return 0;let s=o=>Math.round(255*(o/r)**(1/2.2));
return(Math.min(255,Math.round(r))<<24|s(l)<<16|s(i)<<8|s(a))>>>0}function v(n,e,t,r,a){let i=0,l=0;for(let s of T){i+=n[e+s];let o=Math.min(r,Math.round(i/t*r));
a[s]=o-l,l=o}for(let s of[1,0,3]){if(a[s]!==0||n[e+s]<t/500)continue;let o=a[2]>1?2:a[0]>2?0:-1;if(o>=0)a[o]--;else if(l<r)l++;else continue;a[s]=1}}function p(n,e,t,r){
let{height:a,pixels:i}=r,l=new Int32Array(4);for(let s=0;s<1024;s++){let o=s*4;if(a<I){let A=k(e,o,i);for(let u=0;u<a;u++)n[u*1024+s]=A;continue}v(e,o,t,a,l);let f=a;
for(let A of T){let u=i[g[A]];for(let y=l[A];y>0&&f>0;y--)n[--f*1024+s]=u}}}function h(n,e,t){for(let r=0;r<e.n;r++){let a=Math.ceil(Math.min(e.x0[r],1024*64)/64),
i=Math.min(Math.floor(w(e,r)/64),1024),l=t.pixels[e.state[r]];if(!(l===0||i<=a))for(let s=0;s<t.height;s++)n.fill(l,s*1024+a,s*1024+i)}}function D(n,e,t){if(t.height<
I*1.5)return;let r=Math.max(1,Math.round(t.height/14)),a=t.pixels[7];for(let i=0;i<1024;i++)if(!(e[i]<3))for(let l=0;l<r;l++)n[l*1024+i]=a}function F(n,e,t,r){let{
height:a,pixels:i}=r,l=Math.max(r.scale-r.base,1e-9),s=u=>Math.round(Math.min(1,Math.max(0,(u-r.base)/l))*(a-2)),o=i[12],f=(o&16777215|96<<24)>>>0,A=(o&16777215|
176<<24)>>>0;for(let u=0;u<1024;u++){if(Number.isNaN(t[u]))continue;let y=s(e[u]),x=Math.max(s(t[u]),y);for(let N=0;N<y;N++)n[(a-1-N)*1024+u]=f;for(let N=y;N<x;N++)
n[(a-1-N)*1024+u]=A;n[(a-1-x)*1024+u]=o}}function M(n,e){let t=new Uint32Array(1024*e.height);switch(n.kind){case 1:t.fill(e.pixels[n.state]);break;case 2:p(t,G(
n.spans),255,e),h(t,n.spans,e);break;case 3:p(t,n.share,255,e),h(t,n.spans,e),D(t,n.count,e);break;case 4:F(t,n.min,n.max,e);break;case 5:p(t,n.avg,Math.max(e.scale,
1e-6),e);break;default:break}return t}var S=self,B=new Uint32Array(256);S.onmessage=async({data:n})=>{n.pixels&&(B=n.pixels);try{let e=U(n.kind,n.n,n.payload??new ArrayBuffer(0)),t=M({kind:n.kind,state:n.
state,...e},{height:n.height,pixels:B,scale:n.scale,base:n.base}),r=new Uint8ClampedArray(t.buffer),a=await createImageBitmap(new ImageData(r,1024,n.height));S.
postMessage({id:n.id,bitmap:a},[a])}catch{S.postMessage({id:n.id,bitmap:null},[])}};})();
