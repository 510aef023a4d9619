// covers: 3.11, 3.12
using ReactorGen;

namespace Corpus.Switches.SubjectsWithConversions;

public struct Money(Trace t, int amount) { public static implicit operator int(Money m) => m.Amount + 1; public int Amount => t is null ? amount : t.V("Amount", amount); }
public class Base(string s) { public static implicit operator string(Base n) => n.Text; public string Text => s; }
public sealed class Derived(string s, int n) : Base(s) { public int N => n; public void Deconstruct(out string s, out int n) => (s, n) = (Text, N); }

public static partial class Program
{
    [ReactorTask]
    private static partial string G<T>(Trace t, T? o) where T : Base => o switch { null => Pause("null"), Derived { N: 1 } => "d1", Derived(var s, > 3) when s.Length > 1 => Pause(s), { Text: "x" } => "x", _ when o.Text == "q" => "q", var other => other.Text + "!" };

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var m in new[] { new Money(t, 1), new Money(t, 2), new Money(t, 3) })
            t.Log(m switch { { Amount: 1 } => Pause("one"), { Amount: 2 or 7 } when m == 3 => "two", { Amount: var a } => "other" + a });
        foreach (var m in new Money?[] { new Money(t, 1), null })
            t.Log(m switch { null => Pause("none"), { Amount: 1 } when Pause(true) => "one", _ => "?" });
        foreach (var b in new Base?[] { null, new Derived("a", 1), new Derived("bb", 5), new Base("x"), new Base("q"), new("zz") }) t.Log(G(t, b));
        try { t.Log(new Base("k") switch { { Text: "j" } => Pause(1), Derived => 2 }); } catch (Exception e) { t.Log(e.GetType().Name); }
        foreach (var b in new Base[] { new("s"), new("b") })
            switch (b) { case "s": t.Log("string s"); Pause(); break; case var s when Pause(s) == "b": t.Log(s.Length); break; }
    }
}
#pragma warning disable CS8509
