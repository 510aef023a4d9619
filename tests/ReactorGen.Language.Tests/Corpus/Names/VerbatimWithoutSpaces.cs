// covers: 0.7, 1.22, 3.11, 3.16, 5.2
// The at sign of a name is all that stands between it and the word in front.
using ReactorGen;
namespace Corpus.Names.VerbatimWithoutSpaces;
public record P(int A,int B);
public struct Cn{public int N;public Cn Add(int x){N+=x;return this;}}
public static partial class Program
{
[ReactorTask]private static partial int R(int x){Pause();return(x);}
[ReactorTask]private static partial object O(object x){Pause();return(x);}
[ReactorTask]private static partial string S(string x){Pause();return(x);}
[ReactorTask]private static partial bool B(bool x){Pause();return(x);}
[ReactorTask]private static partial int Ck(int@x){checked{int@y=@x;if(R(1)>0){if(x is@K)return(@x)+1;return-@x;}}unchecked{return(int)(R(x))+(int)+@x;}}
private const int K=3;
[ReactorTask]private static partial string Pt(object@o){switch(O(o)){case ValueTuple<int,int>(int@a,int@b)when@a>@b:return"gt"+@b;case ValueTuple<int,int>@t when B(@t.Item1==1):return"one";case P{A:var@q}when(@B(@q>1)):return"P"+q;case P(var@c,_)and not null:return"Pc"+@c;case string{Length:@K}@s:return@s+S("!");case var@x when@x is null:return"null";default:break;}if(@o is@Exception@e)return@e.Message+S("m");return o is int@i&&R(i)>@i-1?""+@i:o is ValueTuple<int,long>(int@m,var@n)?$"{@m}{@n}{R(1)}":"none";}
[ReactorTask]private static partial int Fn(int@x){int@F(int@y)=>@y+@x;int n=R(1);Func<int,int>@g=@F;return@F(n)+@g(@x)+(@x>0?@F(1):-@F(2));}
[ReactorTask]private static partial int Lm(int@x){Func<int,int>@g=@y=>@y+@x;@x=R(5);Func<int>h=()=>@x;Action a=delegate{@x++;};a();return@g(1)+h()+R(1);}
[ReactorTask]private static partial int Rf(int[]@a){ref int@r=ref@a[R(0)];@r=2;ref readonly int@q=ref@r;int n=@q;Add(ref@a[0],in@a[1],out@n,R(1));return@n+a[0];}
private static void Add(ref int x,in int y,out int z,int w){x+=w;z=x+y;}
[ReactorTask]private static partial int Ex(int@x){try{R(1);if(x>0)throw(new Boom("a"));}catch(Boom@e)when(@e.Message is"a"){R(2);throw@e;}catch{R(3);throw;}finally{if(B(true))@x=3;}return@x;}
[ReactorTask]private static partial int Tu(){var(@a,@b)=(R(1),R(2));(int@c,var@d)=(@a,R(3));(@a,_)=(@b,R(4));return@a+@b+@c+@d;}
[ReactorTask]private static partial int Nl(int?@n,string?@s){var@m=@n??R(1);@s??=S("x");@n??=R(4);return@m+(@s?.Length??R(2))+@n.Value+(@s?[R(0)]??'a')+(@n is{}@v?@v:R(3));}
[ReactorTask]private static partial int St(Cn@c){@c.Add(R(1)).Add(R(2));return@c.N+new Cn{N=R(4)}.Add(R(1)).N+(new Cn{N=R(4)}is{N:4}?1:2)+(@c with{N=R(3)}).N;}
[ReactorTask]private static partial int Lo(){int@n=0;for(int@i=0;@i<R(3);@i++){if(@i==1)continue;@n+=@i;while(true){if(B(true))break;}}foreach(var@k in(int[])[R(1),2]){switch(@k){case 1:continue;default:goto@out;}}@out:do@n++;while(@n<R(6));return@n;}
[ReactorTask]private static partial int Sw(int@x)=>R(@x)switch{1=>@x+R(1),@K=>-R(1),>5 and<9=>+@x,int@y when(B(@y>10))=>@y,var@z=>@z*-R(1)};
[ReactorTask]private static partial string Is(string@s)=>$"{@s}{(R(1)is 1?@s:"no")}{@s,-3}|{R(2):D2}"+@$"{@s}"+$@"{S(@s)}"+"""q"""+$$"""{{@s}}""";
[ReactorTask]
public static partial void Main(Trace@t)
{
t.Log(Ck(1));t.Log(Pt((2,1)));t.Log(Pt((1,1)));t.Log(Pt(new P(2,3)));t.Log(Pt(new P(0,3)));t.Log(Pt("abc"));t.Log(Pt(new Boom("q")));t.Log(Pt(4));t.Log(Pt((0,5L)));t.Log(Fn(1));t.Log(Lm(2));t.Log(Rf([1,2]));
try{Ex(1);}catch(Boom@e){@t.Log(@e.Message);}@t.Log(Ex(0));@t.Log(Tu());t.Log(Nl(null,null));t.Log(Nl(1,"a"));t.Log(St(new()));t.Log(Lo());foreach(int@i in(int[])[1,3,6,11,5])@t.Log(Sw(@i));t.Log(Is("s"));
}
}
