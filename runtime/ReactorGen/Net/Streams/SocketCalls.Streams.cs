namespace ReactorGen.Net;

/// <content>What the adapters need besides.</content>
internal static unsafe partial class SocketCalls
{
    private const int PeekFlag = 2;                 // MSG_PEEK
    private const int LingerOption = 13;            // SO_LINGER

    /// <summary>Receives as <see cref="Receive"/> does, but leaves what is there: positive if there is something.</summary>
    public static int Peek(int descriptor)
    {
        byte one;
        int result;
        do result = Result((int)ReceiveOnce(descriptor, &one, 1, PeekFlag, null, null));
        while (result == -EventQueues.ErrnoPolicy.Interrupted);
        return result;
    }

    /// <summary>Closing it then drops what has not been sent and resets the connection.</summary>
    public static void ResetOnClose(int descriptor)
    {
        var linger = new Linger { IsOn = 1 };
        _ = setsockopt(descriptor, LevelSocket, LingerOption, (int*)&linger, (uint)sizeof(Linger));
    }

    private struct Linger
    {
        public int IsOn;
        public int Seconds;
    }
}
