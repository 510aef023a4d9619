// covers: 1.20, 1.25, 3.1, 3.11, 3.12
// Nothing stands between a word and what is none, where C# asks for nothing.
using ReactorGen;
namespace Corpus.Expressions.WithoutSpaces;
public record P(int A,int B);
public record struct Q(int A){public int C{get;set;}}
public static partial class Program
{
[ReactorTask]private static partial int R(int x){Pause();return(x);}
[ReactorTask]private static partial object O(object x){Pause();return(x);}
[ReactorTask]private static partial string S(string x){Pause();return(x);}
[ReactorTask]private static partial bool B(bool x){Pause();return(x);}
[ReactorTask]private static partial int[]A(int x){Pause();return[x,2];}
[ReactorTask]private static partial string W(P p){var q=new P(1,2){A=R(3)}with{B=R(4)};var r=new Q(1){C=R(2)}with{C=R(3)};return""+q+r+(new P(1,R(9)){A=3}with{A=2});}
[ReactorTask]private static partial bool I(object o){var a=new[]{R(1),2};return a[R(0)]is 1&&new P(1,2){A=R(1)}is{A:1}&&new[]{R(1)}is[1]&&O(o)is P or int&&new List<int>{R(1)}is{Count:1}and not null;}
[ReactorTask]private static partial string Sw(int x)=>new P(1,2){A=R(x)}switch{{A:1}=>S("a"),{A:2}when(B(true))=>S("b"),_=>new[]{R(1),2}switch{[1,..]=>"c",_=>"d"}};
[ReactorTask]private static partial object?As(object x)=>new[]{R(1)}as object??O(x)as string;
[ReactorTask]private static partial int Ret(int x){if(x==0)return-R(1);if(x==1)return+R(2);if(x==2)return~R(1);if(x==3)return(R(1))+1;if(x==4)return A(x)[0];if(x==5)return$"{R(3)}".Length;if(x==6)return"abc"[R(1)];if(x==7)return'c'-R(1);if(x==8)return R(3);return new[]{1}[R(0)];}
[ReactorTask]private static partial bool Not(bool x){if(x)return!B(x);return(B(x));}
[ReactorTask]private static partial int@Each(int x){int n=0;foreach(var@y in A(x))n+=@y;foreach(var y in(int[])[R(1),2])n+=y;foreach(char c in"ab"+S("c"))n+=c;foreach(char c in$"{R(1)}")n+=c;foreach(var(k,v)in new Dictionary<int,int>{{R(1),2}})n+=k+v;for(int@i=R(0);@i<R(2);@i++)n++;return@n;}
[ReactorTask]private static partial void Thr(int x){if(x==0)throw(new Boom(S("x")));if(x==1)throw@Make(S("q"));throw new Boom("e");}
private static Exception Make(string s)=>new Boom(s);
[ReactorTask]private static partial int Case(int x){const int@k=3;switch(R(x)){case(1):return 1;case@k:return 2;case-1:return 3;case+4:return 4;case'c':return 5;case>10:return 6;case(>5)and(<9)when(B(true)):return R(7);case var@z when@z==9&&B(true):return@z;default:return R(8);}}
[ReactorTask]private static partial int Cond(bool b,int?n)=>b?R(1):n is{}v?R(v):(n)??R(2);
[ReactorTask]private static partial string Cast(object o){var s=(string)S("a");var t=(int)R(1)+(int)-R(2)+(int)(R(3))+(o is int?R(1):R(2));return s+t+(long)R(1)+checked(R(1)+1)+unchecked((byte)(R(256)))+sizeof(int)+default(int)+nameof(R)+typeof(int)+(S("z"))!;}
[ReactorTask]private static partial int Nw(int x){var a=new int[R(2)];var b=new[]{R(1)};var c=new List<int>(R(1)){R(2)};List<int>d=new(R(1)){R(3)};int[]e=[..A(1),R(2)];var f=new{R=R(1),P=new{X=R(2)}};var(g,h)=(R(1),R(2));(g,h)=(h,R(3));return a.Length+b[0]+c[0]+d[0]+e[^R(1)]+f.R+f.P.X+g+h+stackalloc int[]{R(1),2}[0];}
[ReactorTask]private static partial int Lk(object o){lock(O(o)){}using(Open(R(1)))R(2);do{o=1;}while(B(false));while(B(false)){}if(B(true))R(1);else R(2);if(B(false)){}else if(B(true))R(3);try{R(1);throw new Boom("a");}catch(Boom e)when(e is{}){R(1);}finally{R(2);}return(R(1));}
private static IDisposable?Open(int x)=>null;
[ReactorTask]private static partial IEnumerable<int>Qu(int x){return from a in(A(x))join b in(new[]{1,R(2)})on a equals b into c orderby(a)descending select(a);}
[ReactorTask]
public static partial void Main(Trace t)
{
t.Log(W(new(1,2)));t.Log(I(1));t.Log(Sw(1));t.Log(Sw(2));t.Log(Sw(3));t.Log(As(1)!);for(int i=0;i<10;i++)t.Log(Ret(i));t.Log(Not(true));t.Log(Not(false));t.Log(Each(1));
try{Thr(0);}catch(Boom e){t.Log(e.Message);}try{Thr(1);}catch(Boom e)when(e.Message==S2("q")){t.Log(e.Message);}
foreach(int x in(int[])[1,3,-1,4,99,11,6,9,12])t.Log(Case(x));t.Log(Cond(true,1));t.Log(Cond(false,1));t.Log(Cond(false,null));t.Log(Cast(1));t.Log(Nw(1));t.Log(Lk(1));t.Log(string.Join(",",Qu(2)));
}
private static string S2(string s)=>s;
}
