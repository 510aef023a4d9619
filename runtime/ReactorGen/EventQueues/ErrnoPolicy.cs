namespace ReactorGen.EventQueues;

/// <summary>The error numbers the runtime tells apart, and what each calls for. Pure functions.</summary>
internal static class ErrnoPolicy
{
    public const int NotPermitted = 1;          // EPERM
    public const int NoEntry = 2;               // ENOENT
    public const int Interrupted = 4;           // EINTR
    public const int BadDescriptor = 9;         // EBADF
    public const int WouldBlock = 11;           // EAGAIN, EWOULDBLOCK
    public const int OutOfMemory = 12;          // ENOMEM
    public const int AlreadyExists = 17;        // EEXIST
    public const int TooManyOpenInSystem = 23;  // ENFILE
    public const int TooManyOpen = 24;          // EMFILE
    public const int NoSpace = 28;              // ENOSPC

    /// <summary>What the wait that met <paramref name="error"/> while it registered or armed a descriptor throws.</summary>
    public static Exception RegistrationFailed(int error, Token token, int descriptor) => error switch
    {
        NotPermitted => new NotSupportedException(
            $"Descriptor {descriptor} ({token}) cannot be waited for: it is a regular file or a directory, which is always ready."),
        AlreadyExists => new InvalidOperationException(
            $"Descriptor {descriptor} ({token}) is registered with this reactor already, under another token."),
        NoSpace => new RegistrationLimitException(
            $"Descriptor {descriptor} ({token}) cannot be waited for: the system's limit of watched descriptors of this user is reached."),
        OutOfMemory => new IOException($"Descriptor {descriptor} ({token}) cannot be waited for: the system is out of memory.", error),
        BadDescriptor or NoEntry => new TokenClosedException(token),
        _ => new IOException($"Descriptor {descriptor} ({token}) cannot be waited for: error {error}.", error),
    };

    /// <summary>What the constructor of an event queue throws.</summary>
    public static Exception QueueFailed(int error) => error is TooManyOpen or TooManyOpenInSystem
        ? new IOException("An event queue cannot be made: too many open descriptors.", error)
        : new IOException($"An event queue cannot be made: error {error}.", error);
}
