// covers: 0.3, 4.1, 4.3, 5.5
// this, base, protected members and primary-constructor parameters inside lambdas and local functions.
using ReactorGen;

namespace Corpus.Closures.Receivers;

public class Base
{
    protected int Level = 1;

    protected virtual string Name(int n) => $"base{n}";

    public override string ToString() => "Base";
}

public partial class Derived(Trace t, string suffix) : Base
{
    private int _n = 1;

    protected override string Name(int n) => $"derived{n}";

    public override string ToString() => "Derived";

    [ReactorTask]
    public partial int Work(int by)
    {
        var local = 0;
        Func<int> next = () => _n++ + local;
        Func<string> names = () => base.Name(local) + Name(_n) + suffix;
        t.Log(next());
        Pause();
        local += by;
        t.Log(next() + Sum());
        t.Log(names());
        suffix += "!";
        Pause();
        t.Log(names() + Describe());
        Func<Derived> self = () => this;
        t.Log(ReferenceEquals(self(), this));
        Action up = Up;
        up();
        Pause();
        up();
        Action again = Up;
        t.Log(up == again);
        t.Log(Level);
        return Sum() + by;

        int Sum() => local + _n + Level;

        string Describe()
        {
            local++;
            return base.ToString() + ToString() + this + local + base.Name(_n);
        }

        void Up() => Level++;
    }
}

public partial struct Value(int n)
{
    private int _n = n;

    [ReactorTask]
    public partial int Work()
    {
        var copy = this;
        Func<int> read = () => copy._n++;
        Pause();
        t_last = read();
        copy._n += 10;
        Pause();
        return read() + copy._n + _n + Twice(3);

        static int Twice(int x) => x * 2;
    }

    private static int t_last;
}

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Derived(t, "s").Work(5));
        t.Log(new Value(3).Work());
    }
}
