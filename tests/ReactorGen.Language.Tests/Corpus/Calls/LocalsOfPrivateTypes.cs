// covers: 4.7, 5.1
using ReactorGen;

namespace Corpus.Calls.LocalsOfPrivateTypes;

public static partial class Program
{
    private enum State { Idle, Busy }

    private struct Hidden
    {
        public int Value;
    }

    private sealed class Secret<T>
    {
        public T? Value;
        public Hidden Hidden;
    }

    private delegate int Calculate(int x);

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var secret = new Secret<Hidden[]> { Value = [new Hidden { Value = 3 }] };
        var state = State.Idle;
        Hidden hidden = default;
        Calculate calculate = x => x * x;
        Pause();
        hidden.Value = Pause(7);
        state = Take(hidden, state) ? State.Busy : State.Idle;
        Pause();
        t.Log($"{secret.Value[0].Value} {secret.Hidden.Value} {(int)state} {calculate(4)}");
        t.Log(Make(hidden).Hidden.Value);
    }

    [ReactorTask]
    private static partial bool Take(Hidden hidden, State state) => Pause(hidden.Value) > 0 && state == State.Idle;

    [ReactorTask]
    private static partial Secret<int> Make(Hidden hidden)
    {
        Pause();
        return new Secret<int> { Hidden = hidden };
    }
}
