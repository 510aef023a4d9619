// covers: 0.3, 5.2, 5.5
// Members that a task, its factory or its machine hides: inherited, virtual, of a base interface, of the type around it.
using ReactorGen;

namespace Corpus.Names.HiddenTaskNames;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        t.Log(new Derived().Send());
        t.Log(IBase.Get() + IDerived.Get());
        t.Log(new Around.Inner().Step());
        t.Log(new Shadow<int>.Nested<string>("s").Show());
    }
}

public class Base { protected virtual int SendTask() => 1; }

public partial class Derived : Base { [ReactorTask] public partial int Send() { Pause(); return 2; } }

public partial interface IBase { [ReactorTask] internal static partial int Get() { Pause(); return 1; } }

public partial interface IDerived : IBase { [ReactorTask] internal new static partial int Get() { Pause(); return 2; } }

public partial class Around
{
    [ReactorTask] private partial int Step() { Pause(); return 5; }

    public partial class Inner : Around
    {
        [ReactorTask] public new partial int Step() { Pause(); return base.Step() + 1; }
    }
}

#pragma warning disable CS0693
public partial class Shadow<T>
{
    public partial class Nested<T>(T value)
    {
        [ReactorTask]
        public partial string Show()
        {
            T copy = value;
            Pause();
            return typeof(T).Name + copy;
        }
    }
}
