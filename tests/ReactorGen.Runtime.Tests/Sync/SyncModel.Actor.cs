using ReactorGen.Machines;
using ReactorGen.Sync;

namespace ReactorGen.Runtime.Tests.Sync;

/// <content>The tasks of the model.</content>
internal sealed partial class SyncModel
{
    /// <summary>A task: a few steps, each one operation; some wait to be woken.</summary>
    internal abstract class Actor(SyncModel model, string name) : Wakeable
    {
        private bool _isNotified = true;
        private bool _mayCancel;
        private bool _mayGiveUp;

        internal override string Name => name;

        internal SyncModel Model => model;

        protected bool CancelPending { get; set; }

        protected int Waiter { get; set; }

        internal bool IsOver { get; private set; }

        internal bool IsRunning { get; private set; }

        internal Waker Waker => new(this, 1);

        internal Actor MayCancel()
        {
            _mayCancel = true;
            return this;
        }

        internal Actor MayGiveUp()
        {
            _mayGiveUp = true;
            return this;
        }

        internal bool CanRun => !IsOver && !IsRunning && (Waiter == 0 || _isNotified) && MayRun;

        internal bool CanCancel => _mayCancel && Waiter != 0 && !IsOver && !IsRunning;

        internal bool CanGiveUp => _mayGiveUp && Waiter != 0 && !IsOver && !IsRunning;

        internal void Notify() => _isNotified = true;

        internal void Run()
        {
            IsRunning = true;
            _isNotified = false;
            bool more = Step();
            IsOver |= !more;
            IsRunning = false;
        }

        internal void Cancel()
        {
            _mayCancel = false;
            CancelPending = true;
            _isNotified = true;
        }

        internal void GiveUp()
        {
            IsRunning = true;
            Leave();
            Waiter = 0;
            IsOver = true;
            IsRunning = false;
        }

        internal override void Wake(int generation) => model.Woken(this);

        /// <summary>Whether its time has come, where that depends on others.</summary>
        protected virtual bool MayRun => true;

        /// <summary>One operation.</summary>
        /// <returns>Whether there are more.</returns>
        protected abstract bool Step();

        /// <summary>Leaves the queue without a step.</summary>
        protected abstract void Leave();
    }
}
