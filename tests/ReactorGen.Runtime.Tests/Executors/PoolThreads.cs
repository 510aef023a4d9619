using System.Reflection;
using System.Runtime.CompilerServices;

namespace ReactorGen.Runtime.Tests.Executors;

/// <summary>
/// Tests block threads of the pool: xUnit runs them on it, and some wait for a process, a socket or another executor. The pool has as many threads as the machine has cores and
/// adds one every half second, so that two tests that block would keep every executor that runs on it waiting.
/// </summary>
internal static class PoolThreads
{
    [ModuleInitializer]
    internal static void Raise()
    {
        // Not in the programs that tests start, which run no tests: they measure what an executor keeps for each thread.
        if (Assembly.GetEntryAssembly() == typeof(PoolThreads).Assembly) return;
        ThreadPool.GetMinThreads(out int workers, out int completionPorts);
        ThreadPool.SetMinThreads(Math.Max(workers, 32), completionPorts);
    }
}
