// covers: 5.2
// Overloads whose parameter types are told apart by more than the words in them.
using ReactorGen;

namespace Corpus.Names.OverloadWords;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(Of(new int[]?[1]) + Of(new int?[1]) + Of((int[]?)null));
        t.Log(Of(new List<int[]>()) + Of(new List<int>[1]));
        t.Log(Of(new A.X()) + Of(new B.X()) + Of(new Other.X()));
        t.Log(Of(new Dictionary<A, BC>()) + Of(new Dictionary<AB, C>()));
    }

    [ReactorTask] private static partial string Of(int[]? x) { Pause(); return "int[]?"; }

    [ReactorTask] private static partial string Of(int?[] x) { Pause(); return "int?[]"; }

    [ReactorTask] private static partial string Of(int[]?[] x) { Pause(); return "int[]?[]"; }

    [ReactorTask] private static partial string Of(List<int[]> x) { Pause(); return "List<int[]>"; }

    [ReactorTask] private static partial string Of(List<int>[] x) { Pause(); return "List<int>[]"; }

    [ReactorTask] private static partial string Of(A.X x) { Pause(); return "A.X"; }

    [ReactorTask] private static partial string Of(B.X x) { Pause(); return "B.X"; }

    [ReactorTask] private static partial string Of(Other.X x) { Pause(); return "Other.X"; }

    [ReactorTask] private static partial string Of(Dictionary<A, BC> x) { Pause(); return "A, BC"; }

    [ReactorTask] private static partial string Of(Dictionary<AB, C> x) { Pause(); return "AB, C"; }
}

public class A { public class X; }

public class B { public class X; }

public class AB;

public class BC;

public class C;

public class Other { public class X; }
