using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using ReactorGen;
using Tour;

// Serves echo and a line protocol on one thread, drives them with plain sockets on others, and shows what there is to see.

const int Threads = 4;
const int ClientsOfAKind = 40;          // on each thread
const int WarmUpRounds = 100;           // until the code is compiled and the pools are full
const int Rounds = 200;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool failed = false;
using var executor = new LocalExecutor();
executor.UnhandledException += (_, e) =>
{
    failed = true;
    Console.Error.WriteLine($"{e.Task} failed: {e.Exception}");
};
var server = new Thread(() => Run(executor)) { Name = "executor" };
server.Start();
try
{
    Drive(executor, await Services.EchoEndPoint, await Services.LinesEndPoint);
}
catch (InvalidDataException exception)
{
    failed = true;
    Console.Error.WriteLine($"A wrong answer: {exception.Message}");
}
executor.Shutdown(TimeSpan.FromSeconds(5));
server.Join();
Console.WriteLine(failed ? "FAILED" : "All answers were right, and every task has ended.");
return failed ? 1 : 0;

static void Run(LocalExecutor executor)
{
    try
    {
        executor.Run(Services.ServeTask());
    }
    catch (OperationCanceledException)
    {
        // The shutdown.
    }
}

static void Drive(LocalExecutor executor, System.Net.IPEndPoint echo, System.Net.IPEndPoint lines)
{
    using var clients = new Clients(Threads, ClientsOfAKind, echo, lines);
    clients.Run(WarmUpRounds);
    long requestsBefore = Services.Requests;
    long before = GC.GetTotalAllocatedBytes(precise: true);
    long started = Stopwatch.GetTimestamp();
    clients.Run(Rounds);
    TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
    long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
    long requests = Services.Requests - requestsBefore;

    Console.WriteLine($"{clients.Count} clients, {Services.Requests:N0} requests answered and checked byte by byte");
    Console.WriteLine($"steady state: {requests:N0} requests in {elapsed.TotalSeconds:F1} s; "
        + $"the whole process has allocated {allocated:N0} bytes meanwhile, {(double)allocated / requests:F3} per request");
    Console.WriteLine();
    Console.WriteLine("What the suspended tasks wait for:");
    ShowTasks(executor);
    Console.WriteLine();
    Console.WriteLine($"The code generated for these methods: {GeneratedCode()}");
}

static void ShowTasks(LocalExecutor executor)
{
    foreach (var group in executor.DumpTasks().GroupBy(Stack).OrderByDescending(group => group.Count()))
    {
        Console.WriteLine($"  {group.Count()} x {group.First().Name}");
        Console.WriteLine(group.Key);
    }
}

// The innermost frame first; what distinguishes the tasks of a group, such as their addresses, is left out.
static string Stack(TaskDump task) => string.Join(Environment.NewLine, task.Frames.Reverse().Where(frame => frame.Point is not null).Select(
    frame => $"      {frame.Point!.Text}   in {frame.Descriptor!.Method}, {Path.GetFileName(frame.Descriptor.File)}:{frame.Point.Line}"));

static string GeneratedCode() =>
    Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "GeneratedCode").Value!;
