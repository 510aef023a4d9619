using System.Runtime.CompilerServices;

namespace ReactorGen.Executors;

// Telling the loop's thread by its stack.
internal sealed partial class LoopCore
{
    /// <summary>In bytes: not more than what must be left of the stack when the loop is entered (128 KiB on 64-bit systems, 64 KiB on others).</summary>
    private const int StackReach = 60 * 1024;

    private nuint _frame;

    /// <summary>Tells where the loop's frame is on its thread's stack; good until the loop is left.</summary>
    internal unsafe void StandOn(byte* frame) => _frame = RuntimeHelpers.TryEnsureSufficientExecutionStack() ? (nuint)frame : 0;

    /// <summary>Whether the caller runs on the loop's thread, and not too deep for this to tell. Any thread.</summary>
    /// <remarks>
    /// Each thread has a stack of its own, so what stands a little below the loop's frame is above nobody else's: to compare two addresses costs a tenth of what it
    /// costs to look a thread's variable up.
    /// </remarks>
    internal unsafe bool IsBelow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            byte here;
            return _frame - (nuint)(&here) < StackReach;
        }
    }
}
