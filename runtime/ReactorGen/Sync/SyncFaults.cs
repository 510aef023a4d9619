namespace ReactorGen.Sync;

/// <summary>
/// What tests take away from the protocols, to see that they then notice, and where they let others go first. In the product,
/// <see cref="NoFaults"/>, both are constants and vanish.
/// </summary>
internal interface ISyncFaults
{
    static abstract bool Has(SyncFault fault);

    /// <summary>One operation stands between two sections under the lock.</summary>
    static abstract void Between();
}

/// <summary>The steps that can be left out or done wrongly.</summary>
internal enum SyncFault : byte
{
    /// <summary>A cancelled waiter throws what it was granted away.</summary>
    CancelBeatsGrant,

    /// <summary>A cancelled waiter leaves without letting those behind it go on.</summary>
    NoHandOverOnLeave,

    /// <summary>A cancelled waiter stays queued.</summary>
    StaysOnLeave,

    /// <summary>A wake comes before what it announces.</summary>
    WakesFirst,

    /// <summary>A wake is not sent.</summary>
    NoWake,

    /// <summary>A wake comes while the lock is held.</summary>
    WakesInside,

    /// <summary>A leaf takes any resume for the one it waits for.</summary>
    NoSecondLook,

    /// <summary>A newcomer does not queue behind those who wait.</summary>
    Overtakes,

    /// <summary>A task given up keeps what it was granted.</summary>
    KeepsOnGiveUp,

    /// <summary>Those who wait are not told of the end.</summary>
    NoReleaseOnComplete,

    /// <summary>Room made by a receive is not filled by a waiting sender.</summary>
    NoRefill,
}

/// <summary>Nothing is wrong.</summary>
internal readonly struct NoFaults : ISyncFaults
{
    public static bool Has(SyncFault fault) => false;

    public static void Between()
    {
    }
}
