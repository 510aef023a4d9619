using System.Runtime.ExceptionServices;
using ReactorGen.Executors;
using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen;

// How its tasks end, and how it is waited for.
public sealed partial class TaskScope
{
    internal override void Ended(int serial)
    {
        using Guard guard = Use();
        int index = Find(serial);
        if (index >= 0) Remove(index);
    }

    internal override bool Failed(int serial, Exception exception, Core core, TaskCell cell, bool hasHandle)
    {
        bool isCancellation = exception is OperationCanceledException && TaskBits.Is(cell.State, TaskBits.Cancelled);
        bool isFirst;
        using (Use())
        {
            int index = Find(serial);
            // Detached from the scope: none of its business.
            if (index < 0) return false;
            isFirst = !isCancellation && _failure is null && !_isClosing;
            if (isFirst)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
                if (hasHandle) _failed = new JoinHandle(cell, cell.Generation);
                // Before anybody can wait for the scope and find the failure: an interrupt that came later would be one too many.
                Interrupt(core);
            }
            Remove(index);
        }
        if (isFirst)
        {
            Cancel();
        }
        else if (!isCancellation && !hasHandle)
        {
            core.Report(exception, cell.Name);
        }
        return !hasHandle;
    }

    private void Interrupt(Core core)
    {
        if (!_waiter.IsDefault) return;
        if (Part == WholeTask)
        {
            core.Interrupt(_owner, _generation);
            return;
        }
        IsInterrupted = true;
        _owner.Wake(_generation);
    }

    /// <summary>Waits for the tasks; the task that waits is not interrupted by the scope.</summary>
    /// <returns>Whether all have ended.</returns>
    internal bool Wait(scoped ref TaskContext context)
    {
        using Guard guard = Use();
        if (!_waiter.IsDefault && _waiter != context.Waker) throw new InvalidOperationException("Another task waits for the scope.");
        if (_failure is not null && !_isThrown) context.Core.SetInterrupt(context.Cell, pending: false);
        IsInterrupted = false;
        _waiter = _children.Count == 0 ? default : context.Waker;
        return _children.Count == 0;
    }

    /// <summary>The wait is given up.</summary>
    internal void StopWaiting() => _waiter = default;

    /// <summary>Rethrows the failure, unless that has been done.</summary>
    internal void ThrowIfFailed()
    {
        if (_failure is null || _isThrown) return;
        _isThrown = true;
        // It has been seen: its handle, if it is dropped, need not report it.
        if (_failed.Cell is { } cell && cell.Generation == _failed.Generation) cell.Extras?.Fault?.Observe();
        _failure.Throw();
    }

    /// <summary>Nothing starts any more, and what runs is cancelled.</summary>
    internal void BeginToLeave()
    {
        using (Use()) _isClosing = true;
        if (_children.Count > 0) Cancel();
    }

    internal void Left()
    {
        if (_isLeft) return;
        _isLeft = true;
        if (_owner.Generation == _generation && _owner.Extras is { } extras) extras.Scopes.Remove(this);
    }

    private int Find(int serial)
    {
        for (int i = _children.Count - 1; i >= 0; i--)
        {
            if (_children[i].Serial == serial) return i;
        }
        return -1;
    }

    private void Remove(int index)
    {
        _children[index] = _children[^1];
        _children.RemoveAt(_children.Count - 1);
        if (_children.Count == 0) _waiter.Wake();
    }

    private Guard Use() => new(_isShared ? _children : null);

    private readonly ref struct Guard
    {
        private readonly object? _lock;

        internal Guard(object? @lock)
        {
            _lock = @lock;
            if (@lock is not null) Monitor.Enter(@lock);
        }

        public void Dispose()
        {
            if (_lock is not null) Monitor.Exit(_lock);
        }
    }
}
