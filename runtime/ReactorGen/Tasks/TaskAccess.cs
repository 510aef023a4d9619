using System.Runtime.CompilerServices;

namespace ReactorGen.Tasks;

/// <summary>
/// How a task's state word is read and changed: the one thing in which the single-threaded and the shared variant of its
/// transitions differ, so that both are the same code, and tests can run that code under a scheduler of their own.
/// </summary>
internal interface ITaskAccess
{
    /// <summary>Reads the word; with sharing, an acquire.</summary>
    static abstract long Read(ref long word, TaskSite site);

    /// <summary>Stores <paramref name="value"/> if the word still is <paramref name="comparand"/>; with sharing, a full fence either way.</summary>
    /// <returns>Whether the word was <paramref name="comparand"/>.</returns>
    static abstract bool CompareExchange(ref long word, long value, long comparand, TaskSite site);
}

/// <summary>The transitions: constants that vanish in the product and let tests weaken one transition at a time.</summary>
internal enum TaskSite : byte
{
    Rent, Recycle, Wake, Start, Claim, Park, Finish, FinishUntouched, Cancel, TakeCancel, ClaimJoin, PublishJoiner, TakeJoiner, IsComplete, IsUntakenEnd, LeaveJoin, Detach,
    Interrupt, SetInterrupt, EnterParts, SetPart, LeaveParts,
}

/// <summary>The word belongs to one thread: plain loads and stores.</summary>
internal readonly struct LocalTaskAccess : ITaskAccess
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Read(ref long word, TaskSite site) => word;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CompareExchange(ref long word, long value, long comparand, TaskSite site)
    {
        // The one thread has just read the comparand.
        word = value;
        return true;
    }
}

/// <summary>The word is shared between threads.</summary>
internal readonly struct SharedTaskAccess : ITaskAccess
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Read(ref long word, TaskSite site) => Volatile.Read(ref word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool CompareExchange(ref long word, long value, long comparand, TaskSite site) =>
        Interlocked.CompareExchange(ref word, value, comparand) == comparand;
}
