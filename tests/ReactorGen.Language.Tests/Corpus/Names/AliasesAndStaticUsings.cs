// covers: 0.6
using System.Text;
using ReactorGen;
using static System.Math;
using Text = System.Text.StringBuilder;
using Words = System.Collections.Generic.Dictionary<string, (int Count, string Kind)>;
using Number = int;

namespace Corpus.Names.AliasesAndStaticUsings;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var text = new Text("a");
        Words words = new() { ["k"] = (1, "kind") };
        Number n = Max(Pause(1), 2);
        Pause();
        text.Append(Abs(Pause(-3))).Append(words["k"].Kind);
        t.Log(text.ToString() + n + PI.ToString("F2"));
        foreach (var pair in words)
        {
            Pause();
            t.Log(pair.Key + pair.Value.Count);
        }

        StringBuilder other = Pause(text);
        t.Log(other.Length);
    }
}
