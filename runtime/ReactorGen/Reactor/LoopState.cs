using System.Runtime.InteropServices;

namespace ReactorGen;

// Whether the loop sleeps, and who must wake it.
//
//  1. One word: Running, Parked or Notified. The loop alone sets Running and Parked, others set Notified.
//  2. A notifier publishes its work first, then exchanges the word for Notified: a full fence, without condition. It calls the kernel only if the word
//     was Parked. A second notifier finds Notified and leaves it to the first.
//  3. The loop exchanges the word for Parked (a full fence), then looks for work once more, and sleeps only if there is none. So either the notifier
//     sees Parked or the loop sees the work.
//  4. After the sleep the loop exchanges the word for Running (a full fence), then looks for work. So a notifier that comes too late for that look
//     leaves Notified behind, which makes the next Park say so.

/// <summary>The word between a loop and those who notify it.</summary>
internal struct LoopState<TAccess> where TAccess : struct, ILoopAccess
{
    private const int Running = 0;
    private const int Parked = 1;
    private const int Notified = 2;

    private PaddedWord _state;

    /// <summary>Any thread, after publishing its work: whether the caller must wake the kernel wait.</summary>
    public bool Notify() => TAccess.Exchange(ref _state.Value, Notified, LoopSite.Notify) == Parked;

    /// <summary>The loop: announces that it is about to sleep. False if it was notified since it last ran: it must not.</summary>
    public bool Park() => TAccess.Exchange(ref _state.Value, Parked, LoopSite.Park) != Notified;

    /// <summary>The loop: it no longer sleeps, or will not.</summary>
    public void Run() => TAccess.Exchange(ref _state.Value, Running, LoopSite.Run);
}

/// <summary>How <see cref="LoopState{TAccess}"/> touches its word; tests supply their own.</summary>
internal interface ILoopAccess
{
    static abstract int Exchange(ref int word, int value, LoopSite site);
}

/// <summary>The places from which a loop's word is touched.</summary>
internal enum LoopSite
{
    Notify, Park, Run,
}

/// <summary>The product's access: atomic, since any thread may notify.</summary>
internal readonly struct LoopAccess : ILoopAccess
{
    public static int Exchange(ref int word, int value, LoopSite site) => Interlocked.Exchange(ref word, value);
}

/// <summary>A word alone on its cache line: notifiers on other cores write it, and must not slow the loop's own fields down.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct PaddedWord
{
    [FieldOffset(64)]
    public int Value;
}
