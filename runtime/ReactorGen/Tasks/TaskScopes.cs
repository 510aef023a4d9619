using System.ComponentModel;
using ReactorGen.Executors;

namespace ReactorGen.Tasks;

/// <summary>What a task knows of a scope that it has opened. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class OpenScope
{
    private protected OpenScope()
    {
    }

    /// <summary>In the top-level body of the task, and so a target of interrupts of the whole task.</summary>
    internal const int WholeTask = 0;

    /// <summary>In a child of a composite, which has not been resumed to its next suspension since.</summary>
    internal const int Unclaimed = -1;

    internal OpenScope? Next;

    /// <summary>Which child of a composite the scope is in: a number that the innermost composite gives. Runner of the task only.</summary>
    internal int Part;

    /// <summary>The number of the scope among those the task has opened, from 1.</summary>
    internal int Number;

    /// <summary>Set by whoever finds that the scope has failed, before waking the task; cleared by the composite that then interrupts the part.</summary>
    internal volatile bool IsInterrupted;

    /// <summary>A task of the scope has run to its end. In its last step.</summary>
    internal abstract void Ended(int serial);

    /// <summary>A task of the scope has thrown. In its last step.</summary>
    /// <returns>Whether the exception has been dealt with: there is no handle to bring it to.</returns>
    internal abstract bool Failed(int serial, Exception exception, Core core, TaskCell cell, bool hasHandle);
}

/// <summary>The open scopes of one task, the newest first. Runner of the task only.</summary>
internal struct TaskScopes
{
    private OpenScope? _first;
    private int _parts;

    internal readonly bool IsEmpty => _first is null;

    /// <summary>How many have been opened so far.</summary>
    internal int Opened { get; private set; }

    internal void Add(OpenScope scope, bool inParts)
    {
        scope.Part = inParts ? OpenScope.Unclaimed : OpenScope.WholeTask;
        scope.Number = ++Opened;
        scope.Next = _first;
        _first = scope;
    }

    internal void Remove(OpenScope scope)
    {
        ref OpenScope? link = ref _first;
        while (link is not null && !ReferenceEquals(link, scope)) link = ref link.Next;
        if (link is not null) link = scope.Next;
        scope.Next = null;
    }

    /// <summary>A composite whose child has just been resumed names the scopes opened meanwhile, which inner composites have not.</summary>
    /// <param name="after">How many scopes had been opened before.</param>
    /// <param name="base">The first number of the composite's children, given out here at the first use.</param>
    /// <param name="index">Which of its children it is.</param>
    internal void Claim(int after, ref int @base, int index)
    {
        for (OpenScope? scope = _first; scope is not null && scope.Number > after; scope = scope.Next)
        {
            if (scope.Part != OpenScope.Unclaimed) continue;
            if (@base == 0) @base = (_parts += MaximumParts) - MaximumParts + 1;
            scope.Part = @base + index;
        }
    }

    /// <summary>Whether a scope of the child has failed since it was asked last.</summary>
    internal readonly bool TakeInterrupt(int part)
    {
        bool found = false;
        for (OpenScope? scope = _first; scope is not null; scope = scope.Next)
        {
            if (scope.Part != part || !scope.IsInterrupted) continue;
            scope.IsInterrupted = false;
            found = true;
        }
        return found;
    }

    private const int MaximumParts = 8;
}
