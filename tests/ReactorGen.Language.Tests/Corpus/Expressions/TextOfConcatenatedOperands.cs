// covers: 1.14, 2.10
using ReactorGen;

namespace Corpus.Expressions.TextOfConcatenatedOperands;

public struct Ticket
{
    public int Number;

    public override string ToString() => "ticket " + ++Number;
}

public class Hidden { public new string ToString() => "hidden"; }

public sealed class HiddenNumber : Hidden { public new int ToString() => 5; }

public sealed class WithOptions { public string ToString(string format = "f") => "options " + format; public override string ToString() => "plain"; }

public sealed class Converted { public static implicit operator string(Converted c) => "converted"; public override string ToString() => "not converted"; }

public sealed class Sum(int n)
{
    public static string operator +(Sum a, object b) => $"<{a.N}+{b}>";

    public static string operator +(object a, Sum b) => $"<{a} + {b.N}>";

    public int N => n;
}

public sealed class Noisy(Trace t) { public override string ToString() { t.Log("text"); return "noisy"; } }

public struct Money(int cents)
{
    [ThreadStatic] public static Trace? Log;

    public int Cents => cents;

    public static implicit operator int(Money m) { Log!.Log("as a number"); return m.Cents; }

    public static implicit operator Money(int cents) { Log!.Log("as money"); return new(cents); }
}

public static partial class Program
{
    [ReactorTask]
    private static partial string Twice<T>(T value) => value + Pause(" and ") + value;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var ticket = new Ticket();
        Ticket? some = ticket, none = null;
        Ticket[] tickets = [ticket];
        t.Log(ticket + Pause("a") + ticket + ticket.Number);
        t.Log(tickets[0] + Pause("b") + tickets[0].Number + some + Pause("c") + none + Pause("d"));
        t.Log((ticket, 1) + Pause("e") + ticket.Number);
        t.Log(Twice(ticket) + Twice("s") + Twice<int?>(null) + Twice(DayOfWeek.Monday));
        t.Log((new Hidden() + Pause("f")).Contains("hidden") + "" + (new HiddenNumber() + Pause("g")).Contains('5'));
        t.Log(new WithOptions() + Pause("h"));
        t.Log(new Converted() + Pause("i"));
        var sum = new Sum(3);
        t.Log(sum + Pause("j"));
        t.Log(t.V("sum", sum) + Pause<object>(2));
        t.Log(t.V("number", 4) + Pause(sum));
        t.Log((object)Pause(new Noisy(t)) + Pause("k"));

        object all = new Noisy(t);
        all += Pause("l");
        t.Log(all);
        Money.Log = t;
        Money money = new(5);
        money += Pause(2);
        t.Log(money.Cents);
    }
}
