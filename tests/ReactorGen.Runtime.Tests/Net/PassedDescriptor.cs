using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>Sends a descriptor over a Unix socket, which the base library cannot.</summary>
internal static unsafe partial class PassedDescriptor
{
    private struct Message
    {
        public nint Name;
        public uint NameLength;
        public Piece* Pieces;
        public nint Count;
        public Control* Control;
        public nint ControlLength;
        public int Flags;
    }

    private struct Piece
    {
        public byte* Start;
        public nint Length;
    }

    private struct Control
    {
        public nint Length;
        public int Level;
        public int Type;
        public int Descriptor;
    }

    /// <summary>Sends one byte, and the descriptor of the socket itself with it.</summary>
    public static void Send(Socket socket, byte value)
    {
        Piece piece = new() { Start = &value, Length = 1 };
        Control control = new() { Length = 20, Level = 1, Type = 1, Descriptor = (int)socket.Handle };      // SOL_SOCKET, SCM_RIGHTS
        Message message = new() { Pieces = &piece, Count = 1, Control = &control, ControlLength = 24 };
        Assert.Equal(1, sendmsg((int)socket.Handle, &message, 0));
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint sendmsg(int socket, Message* message, int flags);
}
