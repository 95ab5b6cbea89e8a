using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam;

/// <summary>What an entity still has when it is to be deleted.</summary>
internal static class Leftovers
{
    /// <exception cref="ApiException">Something is left.</exception>
    public static void Refuse(bool isLeft, string what)
    {
        if (isLeft)
            throw new ApiException(ErrorCode.DeleteConflict, $"Cannot delete entity, must remove {what} first.");
    }
}
