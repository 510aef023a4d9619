using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ReactorGen.Runtime.Tests;

/// <summary>Real descriptors for tests: pipes and connected sockets.</summary>
internal static unsafe partial class Descriptors
{
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    /// <summary>A non-blocking pipe.</summary>
    public static (SafeFileHandle Reader, SafeFileHandle Writer) Pipe()
    {
        (int reader, int writer) = BarePipe();
        return (new SafeFileHandle(reader, ownsHandle: true), new SafeFileHandle(writer, ownsHandle: true));
    }

    /// <summary>A non-blocking pipe as bare descriptors.</summary>
    public static (int Reader, int Writer) BarePipe()
    {
        int* ends = stackalloc int[2];
        Assert.Equal(0, Pipe2(ends, NonBlocking | CloseOnExec));
        return (ends[0], ends[1]);
    }

    /// <summary>Two connected TCP sockets, both non-blocking.</summary>
    public static (Socket Left, Socket Right) Connected()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Socket left = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        left.Connect(listener.LocalEndPoint!);
        Socket right = listener.Accept();
        left.Blocking = right.Blocking = false;
        left.NoDelay = right.NoDelay = true;
        return (left, right);
    }

    public static int Number(this SafeHandle handle) => (int)handle.DangerousGetHandle();

    public static void Write(int descriptor, int count = 1)
    {
        byte[] bytes = new byte[count];
        fixed (byte* first = bytes) Assert.Equal(count, (int)EventQueues.Libc.Write(descriptor, first, count));
    }

    /// <summary>Reads what is there, at most <paramref name="count"/> bytes; -1 when it would block.</summary>
    public static int Read(int descriptor, int count)
    {
        byte[] bytes = new byte[count];
        fixed (byte* first = bytes) return (int)EventQueues.Libc.Read(descriptor, first, count);
    }

    [LibraryImport("libc", EntryPoint = "pipe2")]
    private static partial int Pipe2(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "dup")]
    public static partial int Duplicate(int descriptor);
}
