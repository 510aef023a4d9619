// covers: 0.3, 0.9a, 5.2
// Parameters and callees named like what is inside a machine; a private task of a struct keeps what it did to this before it paused.
using ReactorGen;
using Skipped = System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute;

namespace Corpus.Names.MachineFields;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Tally { Count = 1 }.Both(5));
        t.Log(Frame(1, 2) + Context(3, 4));
        Copy(t);
        t.Log(Counted(4));
    }

    [ReactorTask]
    private static partial void Writer(Trace t)
    {
        Pause();
        t.Log("writer");
    }

    [ReactorTask]
    private static partial void Copy(Trace t) => Writer(t);

    [ReactorTask]
    public static partial int Frame(int _frame, int _state)
    {
        Pause();
        _state += _frame;
        Pause();
        return _frame * _state;
    }

    [ReactorTask]
    private static partial int Context(int @context, int writer)
    {
        Pause();
        return @context * writer;
    }

    [Skipped, ReactorTask]
    private static partial int Counted(int x) { Pause(); return x; }
}

public partial struct Tally
{
    public int Count;

    [ReactorTask]
    private partial int Add(int owner)
    {
        Count += owner;
        Pause();
        return Count;
    }

    [ReactorTask]
    private partial int Next()
    {
        Count++;
        Pause();
        return ++Count;
    }

    [ReactorTask]
    public partial int Both(int n) => Add(n) * 100 + Next();
}
