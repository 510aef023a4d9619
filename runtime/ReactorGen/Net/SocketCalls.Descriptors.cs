using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ReactorGen.EventQueues;

namespace ReactorGen.Net;

/// <content>Descriptors of every kind, and files.</content>
internal static unsafe partial class SocketCalls
{
    private const int DuplicateCloseOnExec = 1030;  // F_DUPFD_CLOEXEC
    private const int GetFlags = 3;                 // F_GETFL
    private const nuint NonBlockingRequest = 0x5421;    // FIONBIO
    private const nuint CloseOnExecRequest = 0x5451;    // FIOCLEX
    private const int SizeOfStatus = 256;           // struct statx, the same on all architectures
    private const int ModeOffset = 28;              // stx_mode
    private const int WorkingDirectory = -100;      // AT_FDCWD
    private const int DoNotFollow = 0x100;          // AT_SYMLINK_NOFOLLOW
    private const uint TypeOnly = 1;                // STATX_TYPE
    private const int FileTypeMask = 0xF000;        // S_IFMT
    private const int SocketFileType = 0xC000;      // S_IFSOCK

    private const int DescriptorLimitResource = 7;  // RLIMIT_NOFILE

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Read(int descriptor, byte* buffer, int length)
    {
        while (true)
        {
            nint count = read(descriptor, buffer, (nuint)length);
            if (count >= 0) return (int)count;
            int error = Marshal.GetLastSystemError();
            if (error != ErrnoPolicy.Interrupted) return -error;
        }
    }

    /// <summary>The runtime ignores SIGPIPE: a reader that has gone is an error here too.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Write(int descriptor, ReadOnlySpan<byte> buffer)
    {
        fixed (byte* pointer = buffer)
        {
            while (true)
            {
                nint count = write(descriptor, pointer, (nuint)buffer.Length);
                if (count >= 0) return (int)count;
                int error = Marshal.GetLastSystemError();
                if (error != ErrnoPolicy.Interrupted) return -error;
            }
        }
    }

    /// <summary>For descriptors made elsewhere, which may also be inherited by other programs: no longer.</summary>
    public static int MakeNonBlocking(int descriptor)
    {
        int yes = 1;
        int result = Result(ioctl(descriptor, NonBlockingRequest, &yes));
        return result < 0 ? result : Result(ioctl(descriptor, CloseOnExecRequest, null));
    }

    /// <summary>Another descriptor of the same open file.</summary>
    public static int Duplicate(int descriptor) => Result(fcntl(descriptor, DuplicateCloseOnExec, 0));

    public static bool IsOpenFor(int descriptor, bool writing)
    {
        int flags = fcntl(descriptor, GetFlags, 0);
        return flags >= 0 && ((flags & 3) == 2 || (flags & 3) == (writing ? 1 : 0));        // O_ACCMODE: O_RDWR, O_WRONLY, O_RDONLY
    }

    /// <summary>Interrupted or not, the descriptor is closed afterwards: the number may be someone else's at once.</summary>
    public static void Close(int descriptor) => _ = Libc.Close(descriptor);

    /// <summary>A descriptor that does nothing but occupy a number.</summary>
    public static int OpenPlaceholder() => Result(Libc.EventDescriptor(0, Libc.EventCloseOnExec | Libc.EventNonBlocking));

    /// <summary>One more than the highest number a descriptor of this process may have now.</summary>
    public static long DescriptorLimit()
    {
        Limit limit;
        return getrlimit(DescriptorLimitResource, &limit) == 0 ? (long)Math.Min(limit.Current, long.MaxValue) : long.MaxValue;
    }

    /// <summary>Whether the path, not what it may link to, is a socket's.</summary>
    public static bool IsSocketFile(string path)
    {
        byte* status = stackalloc byte[SizeOfStatus];
        return statx(WorkingDirectory, path, DoNotFollow, TypeOnly, status) == 0 && (*(ushort*)(status + ModeOffset) & FileTypeMask) == SocketFileType;
    }

    private struct Limit
    {
        public ulong Current;
        public ulong Maximum;
    }
}
