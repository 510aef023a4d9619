// covers: 5.4, 5.5, 5.6
using ReactorGen;

namespace Corpus.Calls.BoxedInterfaces;

public static partial class Program
{
    private interface IHandler { string Name { get; } BoxedTask<int> Handle(int n); BoxedTask Stop(); }

    private abstract partial class Base(Trace t) : IHandler
    {
        protected int Count;
        protected Trace T => t;
        public virtual string Name => GetType().Name;
        public abstract BoxedTask<int> Handle(int n);
        public virtual BoxedTask Stop() => StopCoreTask();

        [ReactorTask]
        private partial void StopCore() { T.Log($"stop {Name}"); Pause(); T.Log($"stopped {Name} {Count}"); }
    }

    private sealed partial class Doubler(Trace t) : Base(t)
    {
        public override BoxedTask<int> Handle(int n) => DoubleTask(n);

        [ReactorTask]
        private partial int Double(int n) { Count += Pause(n); return Count * 2; }
    }

    private sealed partial class Chain(Trace t, params IHandler[] rest) : Base(t)
    {
        public override string Name => "chain of " + rest.Length;
        public override BoxedTask<int> Handle(int n) => AllTask(n);
        public override BoxedTask Stop() => StopAllTask();

        [ReactorTask]
        private partial int All(int n)
        {
            foreach (var handler in rest) n = Await(handler.Handle(n)) + Pause(1);
            Count++;
            return n;
        }

        [ReactorTask]
        private partial void StopAll()
        {
            for (var i = rest.Length - 1; i >= 0; i--) Await(rest[i].Stop());
            Await(base.Stop());
        }
    }

    [ReactorTask]
    private static partial int Apply(Func<int, BoxedTask<int>> f, int n, int times) => times == 0 ? n : Apply(f, Await(f(n)), times - 1);

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        IHandler a = new Doubler(t), b = new Chain(t, a, new Chain(t), a);
        t.Log(Await(a.Handle(Pause(1))));
        t.Log(Await(b.Handle(2)) + Await(a.Handle(3)));
        t.Log(Apply(b.Handle, 1, 2));
        Await((Pause(true) ? b : a).Stop());
        BoxedTask<int> kept = a.Handle(Pause(4));
        t.Log(Await(kept));
        IHandler? none = null;
        t.Log(none?.Name ?? b.Name + Pause("!"));
    }
}
