using System.Globalization;
using System.Net;

namespace EchoServer;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(IPAddress Address, int Port, string Executor, int Shards, bool Help)
{
    public const string Usage = """
        usage: EchoServer [PORT] [--port N] [--address A] [--executor local|pool|sharded] [--shards N] [--help]
          PORT, --port N   the port to listen on; 0, the default, takes a free one
          --address A      the IPv4 or IPv6 address to listen at; 127.0.0.1 unless told
          --executor KIND  local: one thread, the default; pool: the .NET thread pool; sharded: a loop for each processor
          --shards N       how many loops, for --executor sharded
        Sends back what it receives, until SIGINT or SIGTERM; then prints totals.
        """;

    /// <summary>Null after saying what is wrong.</summary>
    public static Options? Parse(string[] arguments)
    {
        var options = new Options(IPAddress.Loopback, 0, "local", Environment.ProcessorCount, false);
        for (int i = 0; i < arguments.Length; i++)
        {
            string argument = arguments[i];
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            if (argument is "--help" or "-h")
            {
                options = options with { Help = true };
            }
            else if (argument == "--port" && TryPort(value, out int port) || TryPort(argument, out port))
            {
                if (argument == "--port") i++;
                options = options with { Port = port };
            }
            else if (argument == "--address" && IPAddress.TryParse(value, out IPAddress? address))
            {
                i++;
                options = options with { Address = address };
            }
            else if (argument == "--executor" && value is "local" or "pool" or "sharded")
            {
                i++;
                options = options with { Executor = value };
            }
            else if (argument == "--shards" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int shards) && shards > 0)
            {
                i++;
                options = options with { Shards = shards };
            }
            else
            {
                Console.Error.WriteLine($"what is '{argument}{(value is null ? "" : " " + value)}'?{Environment.NewLine}{Usage}");
                return null;
            }
        }
        return options;
    }

    private static bool TryPort(string? text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= IPEndPoint.MaxPort;
}
