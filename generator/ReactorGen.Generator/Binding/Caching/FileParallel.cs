using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace ReactorGen.Generator.Binding;

/// <summary>Work on several files: at once, as the compiler binds bodies, unless the compilation's options ask for one after the other.</summary>
internal static class FileParallel
{
    public static void ForEach<T>(IReadOnlyList<T> items, Compilation compilation, Action<T> work, CancellationToken cancel)
    {
        if (items.Count < 2 || !compilation.Options.ConcurrentBuild)
        {
            foreach (T item in items) work(item);
            return;
        }
        try
        {
            Parallel.For(0, items.Count, new ParallelOptions { CancellationToken = cancel }, i => work(items[i]));
        }
        catch (AggregateException e)
        {
            cancel.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Capture(e.InnerExceptions[0]).Throw();
        }
    }
}
