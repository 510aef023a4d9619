namespace ReactorGen;

/// <summary>What a source is ready for. A hint: the descriptor is non-blocking, and the operation may still find that it would block.</summary>
[Flags]
public enum Readiness : byte
{
    /// <summary>Nothing: the wait timed out.</summary>
    None = 0,

    /// <summary>A read has something to take, or a listener a connection to accept.</summary>
    Readable = 1,

    /// <summary>A write has room, or a connection has been established.</summary>
    Writable = 2,

    /// <summary>The peer sends no more; what it had sent can still be read.</summary>
    ReadClosed = 4,

    /// <summary>The peer receives no more: a write will fail.</summary>
    WriteClosed = 8,

    /// <summary>The descriptor reports an error; the next operation on it says which.</summary>
    Error = 16,
}
