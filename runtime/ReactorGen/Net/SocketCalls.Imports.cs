using System.Runtime.InteropServices;

namespace ReactorGen.Net;

/// <content>The C library's functions, as they are.</content>
internal static unsafe partial class SocketCalls
{
    [LibraryImport("libc")]
    private static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc")]
    private static partial int socketpair(int family, int type, int protocol, int* pair);

    [LibraryImport("libc")]
    private static partial nint read(int descriptor, byte* buffer, nuint length);

    [LibraryImport("libc")]
    private static partial nint write(int descriptor, byte* buffer, nuint length);

    [LibraryImport("libc")]
    private static partial int bind(int descriptor, byte* address, uint size);

    [LibraryImport("libc")]
    private static partial int listen(int descriptor, int backlog);

    [LibraryImport("libc")]
    private static partial int connect(int descriptor, byte* address, uint size);

    [LibraryImport("libc")]
    private static partial int accept4(int descriptor, byte* address, uint* size, int flags);

    [LibraryImport("libc")]
    private static partial nint recvfrom(int descriptor, byte* buffer, nuint length, int flags, byte* address, uint* size);

    [LibraryImport("libc")]
    private static partial nint sendto(int descriptor, byte* buffer, nuint length, int flags, byte* address, uint size);

    [LibraryImport("libc")]
    private static partial nint syscall(nint number, nint descriptor, byte* buffer, nuint length, nint flags, byte* address, nint size);

    [LibraryImport("libc")]
    private static partial int shutdown(int descriptor, int direction);

    [LibraryImport("libc")]
    private static partial int setsockopt(int descriptor, int level, int name, int* value, uint size);

    [LibraryImport("libc")]
    private static partial int getsockopt(int descriptor, int level, int name, int* value, uint* size);

    [LibraryImport("libc")]
    private static partial int ioctl(int descriptor, nuint request, int* argument);

    [LibraryImport("libc")]
    private static partial int fcntl(int descriptor, int command, nint argument);

    [LibraryImport("libc")]
    private static partial int getsockname(int descriptor, byte* address, uint* size);

    [LibraryImport("libc")]
    private static partial int getpeername(int descriptor, byte* address, uint* size);

    [LibraryImport("libc")]
    private static partial int getrlimit(int resource, Limit* limit);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int directory, string path, int flags, uint mask, byte* status);
}
