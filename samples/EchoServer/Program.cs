using System.Net;
using System.Runtime.InteropServices;
using EchoServer;
using ReactorGen;

if (Options.Parse(args) is not { } options) return 2;
if (options.Help)
{
    Console.WriteLine(Options.Usage);
    return 0;
}

using var executor = new LocalExecutor();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    executor.Run(Echo.ListenTask(new IPEndPoint(options.Address, options.Port)));
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
Console.WriteLine($"{Echo.Connections} connections, {Echo.Bytes} bytes echoed, {Echo.Failures} connections lost");
return 0;

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    executor.Stop();
}
