namespace ReactorGen.Executors;

// Whose turn it is to ask the event queue, where workers may do it for the reactor's thread.
//
//  1. One word: Own (the reactor's thread has the turn), Lent (nobody has; a worker may take it), Borrowed (one worker has it). Whoever has the turn may
//     touch what belongs to the loop.
//  2. The lender announces whom it waits for (the last task of a batch), then exchanges the word for Lent, then looks whether that task's step has ended
//     already. Who ends a step exchanges the task's word first, then looks whether it is the one announced, then tries to take the turn. All are full
//     fences, so one of the two finds the other, and a turn that was lent is taken.
//  3. The reactor's thread takes back what nobody has taken: tasks that hold all threads must not keep I/O back, nor may a task that ran, and was woken again, just
//     when it was announced, which looks as if it had not run.

/// <summary>The word between the reactor's thread and the workers that take its turn.</summary>
internal struct TurnLoan<TAccess> where TAccess : struct, ITurnAccess
{
    private const int Own = 0;
    private const int Lent = 1;
    private const int Borrowed = 2;

    private PaddedWord _state;

    /// <summary>Whether the reactor's thread has the turn.</summary>
    public bool IsOwn => TAccess.Read(ref _state.Value, TurnSite.IsOwn) == Own;

    /// <summary>Whether nobody has the turn; may have changed since.</summary>
    public bool IsLent => TAccess.Read(ref _state.Value, TurnSite.IsLent) == Lent;

    /// <summary>Who has the turn: lets any worker take it.</summary>
    public void Lend() => TAccess.Exchange(ref _state.Value, Lent, TurnSite.Lend);

    /// <summary>A worker: takes the turn, if it has been lent and nobody has taken it.</summary>
    public bool TryBorrow() => TAccess.CompareExchange(ref _state.Value, Borrowed, Lent, TurnSite.Borrow);

    /// <summary>The worker that has the turn: gives it to the reactor's thread, and then wakes that.</summary>
    public void GiveBack() => TAccess.Exchange(ref _state.Value, Own, TurnSite.GiveBack);

    /// <summary>The reactor's thread: takes the turn back; false while a worker has it.</summary>
    public bool TryTakeBack() => TAccess.CompareExchange(ref _state.Value, Own, Lent, TurnSite.TakeBack);
}

/// <summary>How <see cref="TurnLoan{TAccess}"/> touches its word; tests supply their own.</summary>
internal interface ITurnAccess
{
    static abstract int Read(ref int word, TurnSite site);

    static abstract int Exchange(ref int word, int value, TurnSite site);

    static abstract bool CompareExchange(ref int word, int value, int expected, TurnSite site);
}

/// <summary>The places from which the word of a loan is touched.</summary>
internal enum TurnSite
{
    IsOwn, IsLent, Lend, Borrow, GiveBack, TakeBack,
}

/// <summary>The product's access.</summary>
internal readonly struct TurnAccess : ITurnAccess
{
    public static int Read(ref int word, TurnSite site) => Volatile.Read(ref word);

    public static int Exchange(ref int word, int value, TurnSite site) => Interlocked.Exchange(ref word, value);

    public static bool CompareExchange(ref int word, int value, int expected, TurnSite site) =>
        Interlocked.CompareExchange(ref word, value, expected) == expected;
}
