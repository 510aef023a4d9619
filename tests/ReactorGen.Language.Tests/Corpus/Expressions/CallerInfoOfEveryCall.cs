// covers: 1.30
using System.Collections;
using System.Runtime.CompilerServices;
using ReactorGen;

namespace Corpus.Expressions.CallerInfoOfEveryCall;

public class Tagged : IEnumerable
{
    public string Who;
    public List<string> Items = [];
    public int X;

    public Tagged([CallerMemberName] string who = "", [CallerArgumentExpression(nameof(who))] string e = "none", [CallerLineNumber] int line = 0) => Who = who + e + line;

    public void Add(int x, [CallerMemberName] string who = "", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(x))] string e = "") => Items.Add($"{x}{who}{line}{e}");

    public string this[int i, [CallerMemberName] string who = "", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(i))] string e = ""]
    {
        get => $"{i}{who}{line}{e}";
        set => Items.Add($"{i}{who}{line}{e}{value}");
    }

    public IEnumerator GetEnumerator() => Items.GetEnumerator();
}

public class Source
{
    public string Last = "";

    public Source Where(Func<int, bool> f, [CallerMemberName] string who = "") { Last = who; return this; }

    public string Select<T>(Func<int, T> f, [CallerMemberName] string who = "", [CallerArgumentExpression(nameof(f))] string e = "") => Last + who + f(1) + e;
}

[InterpolatedStringHandler]
public class Handler(int literal, int formatted, [CallerMemberName] string who = "", [CallerLineNumber] int line = 0)
{
    public string Text = who + literal + formatted + line;

    public void AppendLiteral(string s, [CallerMemberName] string who = "") => Text += s + who;

    public void AppendFormatted<T>(T value, [CallerArgumentExpression(nameof(value))] string e = "", [CallerMemberName] string who = "") => Text += value + e + who;
}

public static class Extensions
{
    public static IEnumerator<int> GetEnumerator(this Source s, [CallerMemberName] string who = "") { yield return who.Length; }

    public static void Add(this Stack<int> s, int x, [CallerMemberName] string who = "") => s.Push(who.Length + x);

    public static string Told<T>(this T x, [CallerArgumentExpression(nameof(x))] string e = "", [CallerMemberName] string who = "") => e + who;

    extension(Source s)
    {
        public string Shown([CallerArgumentExpression(nameof(s))] string e = "") => e;
    }
}

public static partial class Program
{
    private static string Text(Handler h, int after = 0) => h.Text + after;

    private static string Of(int x, string given = "g", [CallerArgumentExpression(nameof(x))] string e = "", [CallerArgumentExpression(nameof(given))] string? g = "none", params int[] rest) => $"{x}{given}{e}{g}{rest.Length}";

    private static string Some(string a, [CallerArgumentExpression(nameof(some))] string e = "default", params int[] some) => a + e + some.Length;

    [ReactorTask]
    private static partial string Task(int x, [CallerArgumentExpression(nameof(x))] string e = "", [CallerMemberName] string who = "", [CallerLineNumber] int line = 0) { Pause(); return $"{x}{e}{who}{line}"; }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        int i = 3;
        Tagged made = new() { X = Pause(1) }, plain = new Tagged { X = 1 };
        t.Log(made.Who + plain.Who + new Tagged { 1 + 1, 2 }.Items[0]);
        var filled = new Tagged { 1 + 1, i + 2,
            Pause(2) == 2 ? 5 : 6,
            4 };
        t.Log(filled.Items[0] + filled.Items[3] + filled.Items.Count);
        t.Log(filled[i + 1] + Pause(3));
        filled[i + 2] = Pause("set"); filled[8] += Pause("sum");
        t.Log(filled?[i] + string.Join("|", filled!.Items[^1]));
        var initialized = new Tagged { [1 + 2] = "q", [i] = Pause("r") };
        t.Log(string.Join("|", initialized.Items));
        t.Log(from k in new Source() where k > 0 select k + 1);
        foreach (int length in new Source()) t.Log(length);
        foreach (int length in new Source()) t.Log(length + Pause(1));
        Stack<int> stack = [1, 2], other = [1, Pause(2)];
        t.Log(stack.Sum() + other.Sum());
        t.Log(Text($"a{1 + 1}b") + Text($"a{i + 2}b{i}", Pause(i)) + Pause("x") + Text($"c" + $"{2}"));
        t.Log(i.Told() + (i + 1).Told() + Pause(4) + new Source().Shown());
        t.Log(Of((i + 1)) + Of(given: "h", x: i) + Of(x: i, "k") + Pause(5) + Of(i, rest: [1, 2]) + Some("a") + Some("b", some: [1, i]));
        t.Log(Task((i + 1)) + Task(x: i) + Task(checked(i * 2), who: "given"));
    }
}
