// covers: 0.7, 5.2
// Names a generator might want for itself.
using ReactorGen;

namespace Corpus.Names.GeneratorsOwn;

public static partial class Program
{
    private static int _state = 1;
    private static int s_owner = 2;

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        _state = 1;
        int machine = 1, context = 2, state = 3, owner = 4, result = 5, _descriptor = 6, child = 7, value = 8, __state = 9, exception = 10, suspend_1 = 11, temp = 12, Poll = 13, resume = 14;
        Pause();
        var self = Pause(15);
        var poll = Pause(16);
        t.Log(machine + context + state + owner + result + _descriptor + child + value + __state + exception + suspend_1 + temp + Poll + resume + self + poll + _state);
        state = Pause(state) + Pause(_state);
        _state += Pause(1);
        Program._state++;
        t.Log(state + _state + s_owner);
        t.Log(Parameters(1, 2, 3, 4, 5, 6, 7, 8));
        foreach (var enumerator in new[] { 1 })
        {
            foreach (var array in new List<int> { 2 })
            {
                var index = Pause(enumerator);
                t.Log(index + array);
            }
        }
    }

    [ReactorTask]
    private static partial int Parameters(int machine, int context, int state, int owner, int result, int this_, int _state, int @this)
    {
        Pause(@this);
        return machine + context + state + owner + result + this_ + _state + @this + Pause(Program._state);
    }
}
