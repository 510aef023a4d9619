namespace ReactorGen;

/// <summary>The directions a task waits for.</summary>
[Flags]
public enum Interest : byte
{
    /// <summary>Until there is something to read, or the source is closed for reading, or in error.</summary>
    Readable = 1,

    /// <summary>Until there is room to write, or the source is closed for writing, or in error.</summary>
    Writable = 2,

    /// <summary>Until either direction is ready.</summary>
    Both = Readable | Writable,
}
