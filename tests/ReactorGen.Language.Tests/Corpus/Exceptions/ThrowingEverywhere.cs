// covers: 1.29, 5.7, 2.4
using ReactorGen;

namespace Corpus.Exceptions.ThrowingEverywhere;

public static partial class Program
{
    private sealed class Bad(Trace t)
    {
        public int Get => t.Throw<int>("getter");
        public int Set { set => t.Throw<int>("setter"); }
        public int this[int i] { get => t.Throw<int>("index get"); set => t.Throw<int>("index set"); }
        public static implicit operator int(Bad b) => throw new Boom("conversion");
        public static Bad operator +(Bad a, Bad b) => throw new Boom("operator");
        public void Deconstruct(out int a, out int b) => throw new Boom("deconstruct");
        public override string ToString() => throw new Boom("ToString");
        public IEnumerator<int> GetEnumerator() { yield return 1; throw new Boom("enumerator"); }
        public event Action E { add => throw new Boom("add"); remove { } }
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var bad = new Bad(t);
        for (var i = 0; i < 17; i++)
        {
            int x = -1, y = -2;
            try
            {
                switch (i)
                {
                    case 0: x = bad.Get + Pause(1); break;
                    case 1: bad.Set = x = Pause(1); break;
                    case 2: bad[Pause(0)] = Pause(1); break;
                    case 3: bad[0] += Pause(1); break;
                    case 4: x = bad + Pause(1); break;
                    case 5: x = Pause(1) + (bad + bad); break;
                    case 6: (x, y) = Pause(bad); break;
                    case 7: t.Log($"{Pause(1)} {bad}"); break;
                    case 8: t.Log("a" + Pause(1) + bad); break;
                    case 9: foreach (var e in bad) x = Pause(e); break;
                    case 10: bad.E += Pause<Action>(() => { }); break;
                    case 11: (x, bad.Set, y) = (Pause(1), 2, 3); break;
                    case 12: (x, y) = (Pause(1), t.Throw<int>("second")); break;
                    case 13: x = y = Pause(1) + t.Throw<int>("after"); break;
                    case 14: x = Pause(1) > 0 ? Pause(2) / (y + 2) : 0; break;
                    case 15: x = new[] { Pause(1) }[Pause(1)]; break;
                    case 16: x = (int)(object)Pause("s"); break;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException) { t.Log($"{i} {e.GetType().Name}"); }
            finally { t.Log($"{x} {y}"); }
        }
    }
}
