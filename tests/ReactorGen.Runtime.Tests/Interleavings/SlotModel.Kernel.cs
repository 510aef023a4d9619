using ReactorGen.EventQueues;
using ReactorGen.Machines;

namespace ReactorGen.Runtime.Tests.Interleavings;

/// <content>The loop, and the kernel's queue.</content>
internal sealed partial class SlotModel
{
    private void Loop(long at)
    {
        Run.Fenced("a wait begins", state =>
        {
            if (state.World[InQuarantine] != 0) (state.World[InQuarantine], state.World[Reusable]) = (0, 1);
            return 0;
        });
        long fetched = Run.Fenced("the wait returns", Fetch);
        Token token = TokenOf((int)(fetched >> 8));
        Interest wake = fetched == 0 ? 0 : Protocol.Deliver(token, (Readiness)(fetched & 0xFF), out _);
        if (wake != 0) Protocol.Wake(token, wake);
        Run.Forget(at);
    }

    private static long? Fetch(ModelState state)
    {
        if (state.World[Pending] != 0)
        {
            state.World[Pending] = 0;
            int life = (int)state.World[Registered];
            long ready = Ready(state, life) & state.World[Armed];
            if (ready == 0) return 0;
            if (state.World[OneShot] != 0) state.World[Armed] = 0;
            return ((long)life << 8) | ready;
        }

        if (state.World[Ghosts] != 0 && state.World[Closed + 1] != 0)
        {
            state.World[Ghosts]--;      // a duplicate of the closed descriptor lives somewhere, and reports under the old token
            return (1L << 8) | (long)Readiness.Readable;
        }

        if (state.World[EmptyReturns] == 0) return null;
        state.World[EmptyReturns]--;
        return 0;
    }

    private static long Ready(ModelState state, int life) =>
        (state.World[Bytes + life] != 0 ? 1 : 0) | (state.World[Room + life] != 0 ? 2 : 0);

    private static void Raise(ModelState state, int life, Interest interest)
    {
        if (state.World[Registered] == life && (state.World[Armed] & (long)interest) != 0) state.World[Pending] = 1;
    }

    // The kernel queue and the table.

    int IEventQueue.Add(int descriptor, Token token, Interest interest, QueueMode mode) => (int)Run.Fenced($"add {interest}", state =>
    {
        CheckOpen(state, token);
        if (state.World[Refusals] != 0)
        {
            state.World[Refusals]--;
            return ErrnoPolicy.NoSpace;
        }

        ModelViolationException.ThrowIf(state.World[Registered] != 0, "added twice");
        state.World[Registered] = token.Generation;
        return Arm(state, token, interest, mode);
    });

    int IEventQueue.Modify(int descriptor, Token token, Interest interest, QueueMode mode) => (int)Run.Fenced($"modify {interest}", state =>
    {
        CheckOpen(state, token);
        ModelViolationException.ThrowIf(state.World[Registered] != token.Generation, "modified before it was added");
        return Arm(state, token, interest, mode);
    });

    int IEventQueue.Delete(int descriptor) => (int)Run.Fenced("delete", state =>
    {
        state.World[Registered] = state.World[Armed] = state.World[Pending] = 0;
        return 0;
    });

    private static long Arm(ModelState state, Token token, Interest interest, QueueMode mode)
    {
        state.World[Armed] = (long)interest;
        state.World[OneShot] = (long)mode;
        if ((Ready(state, (int)token.Generation) & (long)interest) != 0) state.World[Pending] = 1;
        return 0;
    }
}
