// covers: 0.6, 5.2
// Tasks whose generated files could get one name.
using ReactorGen;

namespace Corpus.Names.FileNames;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Outer<int>.Inner.Get() + Outer.Inner<int>.Get());
        t.Log(Map<int>() + Map_1());
        t.Log(Read(1) + Read("a") + Read_Int32());
        t.Log(Box<int>.Get() + Box_1.Get());
        t.Log(Case.Get() + CASE.Get() + CASE.get());
    }

    [ReactorTask] private static partial int Map<T>() { Pause(); return 3; }

    [ReactorTask] private static partial int Map_1() { Pause(); return 4; }

    [ReactorTask] private static partial int Read(int x) { Pause(); return 5; }

    [ReactorTask] private static partial int Read(string x) { Pause(); return 6; }

    [ReactorTask] private static partial int Read_Int32() { Pause(); return 7; }
}

public partial class Outer<T>
{
    public partial class Inner { [ReactorTask] public static partial int Get() { Pause(); return 1; } }
}

public partial class Outer
{
    public partial class Inner<T> { [ReactorTask] public static partial int Get() { Pause(); return 2; } }
}

public partial class Box<T> { [ReactorTask] public static partial int Get() { Pause(); return 8; } }

public partial class Box_1 { [ReactorTask] public static partial int Get() { Pause(); return 9; } }

public partial class Case { [ReactorTask] public static partial int Get() { Pause(); return 10; } }

public partial class CASE
{
    [ReactorTask] public static partial int Get() { Pause(); return 11; }

    [ReactorTask] public static partial int get() { Pause(); return 12; }
}
