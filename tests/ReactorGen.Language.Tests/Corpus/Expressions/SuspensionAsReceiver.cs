// covers: 1.26
using ReactorGen;

namespace Corpus.Expressions.SuspensionAsReceiver;

public static partial class Program
{
    private sealed class Maker(Trace t)
    {
        public Func<int, int> Add(int n) => t.V("adder", (int x) => x + n);

        public int[] Items => t.V("items", (int[])[5, 6, 7]);
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var maker = new Maker(t);
        t.Log(Pause("text").Length);
        t.Log(Pause("text")[1]);
        t.Log(Pause(maker).Add(Pause(1))(Pause(2)));
        t.Log(Pause(maker).Items[Pause(1)]);
        t.Log(Pause(maker.Items)[Pause(2)] + Pause(Pause(maker).Items).Length);
        t.Log(Pause("abc").ToUpperInvariant().Substring(Pause(1), Pause(2)).Trim());
        t.Log((Pause("x") + Pause("y")).Length);
        t.Log(Pause(new Counter { N = 4 }).N);
        t.Log(Pause((1, Name: "two")).Name);
        Pause(maker).Items[Pause(0)].ToString();
        t.Log(Pause<Counter?>(new Counter { N = 2 })!.Value.N);
    }
}
