// covers: 5.1, 5.5
using ReactorGen;

namespace Corpus.Calls.Instance;

public partial class Account(Trace trace, int start)
{
    private int _balance = start;

    protected string Name => "account";

    [ReactorTask]
    public partial int Deposit(int amount)
    {
        var before = _balance;
        _balance += Pause(amount);
        this._balance += start;
        trace.Log($"{Name} {before} {this._balance} {ToString()}");
        return Twice(amount);
    }

    [ReactorTask]
    private partial int Twice(int n)
    {
        Pause();
        _balance++;
        return n * 2;
    }

    [ReactorTask]
    public partial int Transfer(Account other, int amount)
    {
        Deposit(-amount);
        return this.Deposit(1) + other.Deposit(amount) + other._balance + Self().Twice(Self().Deposit(2));
    }

    public override string ToString() => $"{GetType().Name} {_balance}";

    private Account Self()
    {
        trace.Log("self");
        return this;
    }
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var a = new Account(t, 1);
        var b = new Account(t, 100);
        t.Log(a.Deposit(5));
        t.Log(a.Transfer(b, 3));
        var current = a;
        t.Log(current.Transfer(current = b, 7));
        t.Log(current.Deposit(0));
        Account? none = null;
        try
        {
            none!.Deposit(t.V("argument", 1));
        }
        catch (NullReferenceException)
        {
            t.Log("null receiver");
        }

        t.Log(Pause(a).Deposit(Pause(1)));
        t.Log(a.ToString());
    }
}
