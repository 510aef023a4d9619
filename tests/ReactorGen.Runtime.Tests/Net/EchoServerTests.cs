using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ReactorGen.Runtime.Tests.Net;

/// <summary>The sample EchoServer, as a process.</summary>
public sealed class EchoServerTests
{
    /// <summary>The sample's assembly.</summary>
    internal static string Assembly { get; } =
        typeof(EchoServerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "EchoServer").Value!;

    /// <summary>Waits until the server is ready.</summary>
    internal static int ReadPort(ProcessUnderTest server)
    {
        const string Ready = "listening on 127.0.0.1:";
        string line = server.ReadLine();
        Assert.StartsWith(Ready, line, StringComparison.Ordinal);
        return int.Parse(line.AsSpan(Ready.Length), CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(PosixSignal.SIGTERM, "local")]
    [InlineData(PosixSignal.SIGINT, "local")]
    [InlineData(PosixSignal.SIGTERM, "pool")]
    [InlineData(PosixSignal.SIGINT, "sharded")]
    public void A_signal_ends_it_cleanly_with_its_totals(PosixSignal signal, string executor)
    {
        using var server = ProcessUnderTest.StartDotnet(Assembly, "--port", "0", "--executor", executor, "--shards", "2");
        using Socket client = Host.Connect(new IPEndPoint(IPAddress.Loopback, ReadPort(server)));
        byte[] bytes = Host.Pattern(5000, 1);
        client.Send(bytes);
        Assert.Equal(bytes, client.ReceiveExact(5000));
        server.Signal(signal);
        (int code, string output) = server.End();
        Assert.Equal("1 connections, 5000 bytes echoed, 0 connections lost\n", output);
        Assert.Equal(0, code);
        Assert.Equal(0, client.Receive(new byte[1]));
    }

    [Fact]
    public void It_explains_itself()
    {
        using var help = ProcessUnderTest.StartDotnet(Assembly, "--help");
        (int code, string output) = help.End();
        Assert.Equal(0, code);
        Assert.Contains("--address", output, StringComparison.Ordinal);
        using var wrong = ProcessUnderTest.StartDotnet(Assembly, "--port", "65536");
        (code, output) = wrong.End();
        Assert.Equal(2, code);
        Assert.Contains("usage", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_in_use_is_a_message_and_an_exit_code()
    {
        using var first = ProcessUnderTest.StartDotnet(Assembly, "0", "--address", "127.0.0.1");
        using var second = ProcessUnderTest.StartDotnet(Assembly, ReadPort(first).ToString(CultureInfo.InvariantCulture));
        (int code, string output) = second.End();
        Assert.Equal(1, code);
        Assert.Contains("cannot listen", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nc", "netcat-openbsd", "-N 127.0.0.1 {0}")]
    [InlineData("socat", "socat", "- TCP:127.0.0.1:{0}")]
    public async Task A_client_of_another_make_gets_its_bytes_back(string tool, string package, string arguments)
    {
        using var server = Server.Echo();
        string[] words = string.Format(CultureInfo.InvariantCulture, arguments, server.EndPoint.Port).Split(' ');
        using var client = ProcessUnderTest.StartTool(tool, package, words);
        byte[] bytes = Host.Pattern(300_000, 3);
        Task sending = Task.Run(() =>
        {
            client.Input.Write(bytes);
            client.Input.Close();
        });
        var received = new byte[bytes.Length];
        Task receiving = Task.Run(() => client.Output.ReadExactly(received));
        await Task.WhenAll(sending, receiving).WaitAsync(Host.Limit);
        Assert.True(received.AsSpan().SequenceEqual(bytes));
    }
}
