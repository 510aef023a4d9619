// covers: 3.4, 3.10, 3.16
using ReactorGen;

namespace Corpus.Using.FunctionsBehindDeclarations;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Pause();
        for (int i = 0; i < 4; i++)
        {
            Pause(i);
            {
                F();
                using var r = t.Open("r" + i);
                G("a");
                if (i == 1) continue;
                using var q = t.Open("q" + i); // a comment
                int n = i;
                Action h = H;
                h();
                if (i == 2) break;
                void F() => G("F" + i);
                /* before G */ void G(string s) { t.Log(s); Deep(0); }
                void H() => t.Log("H" + n + i);
                void Deep(int d) { if (d < i) Deep(d + 1); else t.Log("deep"); }
                t.Log("end");
            }
        }
        if (t.Is("c", true)) { Func<string> f = Name; using (t.Open("o")) { using var r = t.Open("p"); t.Log(f()); if (Name().Length > 1) return; string Unused() => "u"; } string Name() => "name"; }
        t.Log("never"); Pause();
    }
}
