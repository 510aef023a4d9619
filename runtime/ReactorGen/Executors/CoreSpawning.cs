using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Executors;

/// <summary>Making tasks on their own loop.</summary>
internal static class CoreSpawning
{
    internal static JoinHandle<TResult> Spawn<TMachine, TResult>(this Core core, in ReactorTask<TMachine, TResult> task, string? name)
        where TMachine : struct, IReactorMachine<TResult>
    {
        TaskCell<TMachine, TResult> cell = core.Pools.RentCell<TMachine, TResult>();
        cell.Machine = task.Machine;
        if (name is not null) cell.GetExtras().Name = name;
        return new JoinHandle<TResult>(cell, core.Start(cell));
    }

    internal static JoinHandle Spawn<TMachine>(this Core core, in ReactorTask<TMachine> task, string? name)
        where TMachine : struct, IReactorMachine
    {
        TaskCell<TMachine> cell = core.Pools.RentCell<TMachine>();
        cell.Machine = task.Machine;
        if (name is not null) cell.GetExtras().Name = name;
        return new JoinHandle(cell, core.Start(cell));
    }

    internal static void SpawnDetached<TMachine, TResult>(this Core core, in ReactorTask<TMachine, TResult> task)
        where TMachine : struct, IReactorMachine<TResult>
    {
        if (core.IsClosed) return;
        TaskCell<TMachine, TResult> cell = core.Pools.RentCell<TMachine, TResult>();
        cell.Machine = task.Machine;
        core.Launch(cell, TaskBits.Detached);
    }

    internal static void SpawnDetached<TMachine>(this Core core, in ReactorTask<TMachine> task) where TMachine : struct, IReactorMachine
    {
        if (core.IsClosed) return;
        TaskCell<TMachine> cell = core.Pools.RentCell<TMachine>();
        cell.Machine = task.Machine;
        core.Launch(cell, TaskBits.Detached);
    }
}
