using System.Net;
using System.Runtime.InteropServices;
using FrameLoop;
using ReactorGen;

// usage: FrameLoop [PORT]; until SIGINT or SIGTERM
if (args.Length > 1 || (args.Length == 1 && !ushort.TryParse(args[0], out _)))
{
    Console.Error.WriteLine("usage: FrameLoop [PORT]");
    return 2;
}
var endPoint = new IPEndPoint(IPAddress.Loopback, args.Length == 1 ? ushort.Parse(args[0]) : 0);
var world = new World();
var executor = new FrameLoopExecutor();
bool stopping = false;
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

executor.Spawn(Server.ListenTask(endPoint, world)).Detach();
while (!Volatile.Read(ref stopping)) RunFrame();

// The tasks need this thread in order to end: it goes on turning, and blocks nowhere.
Task ended = executor.ShutdownAsync(TimeSpan.FromSeconds(5));
while (!ended.IsCompleted) RunFrame();
executor.Dispose();
Console.WriteLine($"{world.Frames} frames, {world.Moves} moves, {world.Players.Count} players left");
return 0;

void RunFrame()
{
    executor.RunTasks();
    world.Advance();
    Thread.Sleep(TimeSpan.FromSeconds(1.0 / 60));      // a game would draw
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    Volatile.Write(ref stopping, true);
}
