using System.Runtime.CompilerServices;
using ReactorGen.Executors;
using ReactorGen.Machines;

namespace ReactorGen.Tasks;

/// <summary>The cell of a task without a result.</summary>
internal sealed class TaskCell<TMachine>(Executor owner) : TaskCell(owner) where TMachine : struct, IReactorMachine
{
    internal TMachine Machine;

    protected override string DefaultName => MachineNames.Of<TMachine>();

    internal override Poll Step(Core core)
    {
        var context = new TaskContext(this, core);
        if (Machine.Resume(ref context) == Poll.Pending) return Poll.Pending;
        ClearMachine();
        return Poll.Ready;
    }

    internal override TaskFault? Recycle(Core core)
    {
        TaskFault? fault = EndLife();
        core.Pools.Return(this);
        return fault;
    }

    internal override void LeavePool(Core core) => core.Pools.Forget<CellOf<TMachine>>(this);

    internal override void ClearMachine()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TMachine>()) Machine = default;
    }

    internal override void Describe(ref StackWriter writer) => Machine.Describe(ref writer);
}

/// <summary>The cell of a task with a result.</summary>
internal sealed class TaskCell<TMachine, TResult>(Executor owner) : ResultCell<TResult>(owner) where TMachine : struct, IReactorMachine<TResult>
{
    internal TMachine Machine;

    protected override string DefaultName => MachineNames.Of<TMachine>();

    internal override Poll Step(Core core)
    {
        var context = new TaskContext(this, core);
        if (Machine.Resume(ref context) == Poll.Pending) return Poll.Pending;
        Result = Machine.GetResult();
        ClearMachine();
        return Poll.Ready;
    }

    internal override TaskFault? Recycle(Core core)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TResult>()) Result = default;
        TaskFault? fault = EndLife();
        core.Pools.Return(this);
        return fault;
    }

    internal override void LeavePool(Core core) => core.Pools.Forget<CellOf<TMachine, TResult>>(this);

    internal override void ClearMachine()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TMachine>()) Machine = default;
    }

    internal override void Describe(ref StackWriter writer) => Machine.Describe(ref writer);
}

/// <summary>Names of methods, from the names of their machines.</summary>
internal static class MachineNames
{
    internal static string Of<TMachine>()
    {
        Type type = typeof(TMachine);
        // Wrapped by the library: the name is that of what is inside.
        while (type.IsGenericType && type.GetGenericTypeDefinition() is { } wrapper && IsWrapper(wrapper)) type = type.GenericTypeArguments[0];
        return Of(type);
    }

    private static bool IsWrapper(Type definition) => definition == typeof(ReturningMachine<,>) || definition == typeof(ScopedMachine<>) || definition == typeof(ScopedMachine<,>);

    private static string Of(Type type)
    {
        string name = type.Name;
        int arity = name.IndexOf('`', StringComparison.Ordinal);
        if (arity >= 0) name = name[..arity];
        int suffix = name.IndexOf("Machine", StringComparison.Ordinal);
        if (suffix > 0) name = name[..suffix];
        return type.DeclaringType is { } declaring ? $"{declaring.Name}.{name}" : name;
    }
}
