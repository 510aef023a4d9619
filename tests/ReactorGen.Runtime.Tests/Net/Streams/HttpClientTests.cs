using System.Net;
using System.Text;
using ReactorGen.Net;

namespace ReactorGen.Runtime.Tests.Net.Streams;

/// <summary>The base library's HTTP client over our sockets, against a server written with our tasks.</summary>
public sealed partial class HttpClientTests
{
    [Theory, EveryExecutor]
    public async Task Requests_one_after_another_share_a_connection(ExecutorKind kind)
    {
        using var site = new Site(kind);
        using var home = new RunningExecutor(kind);
        using HttpClient client = ClientOver(home.Executor, site.EndPoint);
        for (int i = 0; i < 20; i++)
        {
            byte[] body = Host.Pattern(i * 20_000, i);
            using HttpResponseMessage response = await client.PostAsync($"http://site/{i}", new ByteArrayContent(body)).Soon();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal($"/{i}", response.Headers.GetValues("X-Path").Single());
            Assert.Equal(body, await response.Content.ReadAsByteArrayAsync().Soon());
        }
        Assert.Equal(1, site.Connections);
    }

    [Theory, EveryExecutor]
    public async Task Many_requests_at_once_all_get_their_own_answer(ExecutorKind kind)
    {
        using var site = new Site(kind);
        using var home = new RunningExecutor(kind);
        using HttpClient client = ClientOver(home.Executor, site.EndPoint);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            byte[] body = Host.Pattern(1000 + i, i);
            using HttpResponseMessage response = await client.PostAsync($"http://site/{i}", new ByteArrayContent(body));
            Assert.Equal($"/{i}", response.Headers.GetValues("X-Path").Single());
            Assert.Equal(body, await response.Content.ReadAsByteArrayAsync());
        })).Soon();
        Assert.InRange(site.Connections, 1, 8);
    }

    [Theory, EveryExecutor]
    public async Task A_connection_that_the_server_has_closed_is_replaced(ExecutorKind kind)
    {
        using var site = new Site(kind);
        using var home = new RunningExecutor(kind);
        using HttpClient client = ClientOver(home.Executor, site.EndPoint);
        for (int i = 1; i <= 5; i++)
        {
            using HttpResponseMessage response = await client.GetAsync("http://site/close").Soon();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(i, site.Connections);
        }
    }

    [Theory, EveryExecutor]
    public async Task A_request_that_waits_is_cancelled(ExecutorKind kind)
    {
        using var site = new Site(kind);
        using var home = new RunningExecutor(kind);
        using HttpClient client = ClientOver(home.Executor, site.EndPoint);
        using var source = new CancellationTokenSource();
        Task<HttpResponseMessage> request = client.GetAsync("http://site/never", source.Token);
        await home.Executor.UntilWaiting(Interest.Readable);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.Soon());
        using HttpResponseMessage next = await client.GetAsync("http://site/next").Soon();
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    private static HttpClient ClientOver(Executor executor, IPEndPoint site) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        MaxConnectionsPerServer = 8,
        ConnectCallback = async (_, token) =>
        {
            JoinHandle<TcpStream> connecting = executor.Spawn(TcpStream.ConnectTask(site));
            using (token.Register(connecting.Cancel)) return (await connecting).AsStream();
        },
    });

    /// <summary>Answers each request with its own body and path, and counts connections.</summary>
    private sealed partial class Site : IDisposable
    {
        private readonly Server _server;
        private int _connections;

        public Site(ExecutorKind kind) => _server = new Server(kind, stream => ServeTask(stream));

        public IPEndPoint EndPoint => _server.EndPoint;

        public int Connections => Volatile.Read(ref _connections);

        public void Dispose() => _server.Dispose();

        [ReactorTask]
        private partial void Serve(TcpStream stream)
        {
            Interlocked.Increment(ref _connections);
            using (stream)
            {
                var buffer = new byte[1 << 20];
                int filled = 0;
                while (true)
                {
                    int headLength;
                    while ((headLength = HeadLength(buffer, filled)) < 0)
                    {
                        int read = stream.Read(buffer.AsMemory(filled));
                        if (read == 0) return;
                        filled += read;
                    }
                    string head = Encoding.ASCII.GetString(buffer, 0, headLength);
                    string path = head.Split(' ')[1];
                    int bodyLength = BodyLength(head);
                    int missing = headLength + bodyLength - filled;
                    if (missing > 0) stream.ReadExact(buffer.AsMemory(filled, missing));
                    filled += Math.Max(missing, 0);
                    if (path == "/never") Delay(Timeout.InfiniteTimeSpan);
                    string close = path == "/close" ? "Connection: close\r\n" : "";
                    stream.WriteAll(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nX-Path: {path}\r\n{close}Content-Length: {bodyLength}\r\n\r\n"));
                    stream.WriteAll(buffer.AsMemory(headLength, bodyLength));
                    if (close.Length > 0) return;
                    filled -= headLength + bodyLength;
                    Buffer.BlockCopy(buffer, headLength + bodyLength, buffer, 0, filled);
                }
            }
        }

        private static int HeadLength(byte[] buffer, int filled)
        {
            int end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            return end < 0 ? -1 : end + 4;
        }

        private static int BodyLength(string head)
        {
            string? line = head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            return line is null ? 0 : int.Parse(line.AsSpan(line.IndexOf(':') + 1));
        }
    }
}
