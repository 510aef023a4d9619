using System.Net;
using System.Runtime.InteropServices;
using EchoServer;

if (Options.Parse(args) is not { } options) return 2;
if (options.Help)
{
    Console.WriteLine(Options.Usage);
    return 0;
}

using IServer server = Servers.Make(options.Executor, options.Shards);
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    server.Run(new IPEndPoint(options.Address, options.Port));
}
catch (OperationCanceledException)
{
    // A signal: Stop has cancelled every task, and all have ended.
}
catch (System.Net.Sockets.SocketException exception)
{
    Console.Error.WriteLine($"cannot listen at {options.Address}:{options.Port}: {exception.Message}");
    return 1;
}
server.Dispose();         // what is still being served ends before it is counted
Console.WriteLine(Echo.Totals);
return 0;

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    server.Stop();
}
