using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using ReactorGen.Runtime.Tests.Net;

namespace ReactorGen.Runtime.Tests.Executors;

/// <summary>The sample FrameLoop, as a process: an executor inside another event loop.</summary>
public sealed class FrameLoopTests
{
    private static string Assembly { get; } =
        typeof(FrameLoopTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "FrameLoop").Value!;

    [Fact]
    public void Players_move_between_frames_and_a_signal_ends_it()
    {
        using var game = ProcessUnderTest.StartDotnet(Assembly, "0");
        string line = game.ReadLine();
        const string Ready = "listening on 127.0.0.1:";
        Assert.StartsWith(Ready, line, StringComparison.Ordinal);
        var endPoint = new IPEndPoint(IPAddress.Loopback, int.Parse(line.AsSpan(Ready.Length), CultureInfo.InvariantCulture));
        Assert.Equal("1,0\n2,0\n2,1\n1,1\n", Play(endPoint, "eenw"));
        Assert.Equal("0,-1\n", Play(endPoint, "s"));
        using Socket leftOver = Host.Connect(endPoint);
        leftOver.Send("n"u8);
        leftOver.ReceiveExact(4);
        game.Signal(PosixSignal.SIGTERM);
        (int code, string output) = game.End();
        Assert.EndsWith(" frames, 6 moves, 0 players left\n", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
        Assert.Equal(0, leftOver.Receive(new byte[1]));
    }

    private static string Play(IPEndPoint endPoint, string steps)
    {
        using Socket player = Host.Connect(endPoint);
        player.Send(Encoding.ASCII.GetBytes(steps));
        player.Shutdown(SocketShutdown.Send);
        var answer = new List<byte>();
        var buffer = new byte[100];
        for (int received; (received = player.Receive(buffer)) > 0;) answer.AddRange(buffer.AsSpan(0, received));
        return Encoding.ASCII.GetString([.. answer]);
    }
}
